"""The app manifest, read for what the workspace enforces: scopes, events, commands and shortcuts."""

from dataclasses import dataclass, field

from bot.emulator.records import Json


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What the app asked for; `commands` maps `/name` to whether its text is escaped."""

    app_name: str = "scribe"
    scopes: tuple[str, ...] = ()
    bot_events: frozenset[str] = frozenset()
    commands: dict[str, bool] = field(default_factory=dict)
    shortcuts: dict[str, str] = field(default_factory=dict)
    has_home: bool = False
    redirect_urls: tuple[str, ...] = ()
    rotates_tokens: bool = False

    @classmethod
    def from_dict(cls, manifest: Json) -> "Manifest":
        """Read a parsed manifest; parts that are absent allow nothing."""
        features = manifest.get("features", {})
        settings = manifest.get("settings", {})
        return cls(
            app_name=manifest.get("display_information", {}).get("name", "scribe"),
            scopes=tuple(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
            bot_events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            commands={c["command"]: bool(c.get("should_escape")) for c in features.get("slash_commands", ())},
            shortcuts={s["callback_id"]: s["type"] for s in features.get("shortcuts", ())},
            has_home=bool(features.get("app_home", {}).get("home_tab_enabled")),
            redirect_urls=tuple(manifest.get("oauth_config", {}).get("redirect_urls", ())),
            rotates_tokens=bool(settings.get("token_rotation_enabled")),
        )
