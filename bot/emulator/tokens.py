"""Tokens: who may call, with which scopes and until when, and how one token is exchanged for another."""

from dataclasses import dataclass
from itertools import count

from bot.emulator.errors import SlackError
from bot.emulator.events import emit
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

LIFETIME = 12 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What the app's settings page shows; the same in every run."""

    client_id: str = "1000000000.2000000000"
    client_secret: str = "emulator-client-secret"
    signing_secret: str = "emulator-signing-secret"


@dataclass(kw_only=True)
class Grant:
    """One token: `kind` is bot, app or configuration, `expires_at` seconds since 1970, None for never."""

    token: str
    kind: str
    scopes: tuple[str, ...] = ()
    refresh: str | None = None
    expires_at: int | None = None
    is_revoked: bool = False


class Tokens:
    """Every token that was ever issued. Hold the workspace's lock."""

    def __init__(self, ws: Workspace, bot_token: str, app_token: str) -> None:
        self.ws = ws
        self.credentials = Credentials()
        self.configuration_refresh = "xoxe-1-emulator"
        self.grants: dict[str, Grant] = {}
        self._numbers = count(1)
        self.keep(Grant(token=bot_token, kind="bot", scopes=ws.manifest.scopes))
        self.keep(Grant(token=app_token, kind="app", scopes=("connections:write",)))
        self.keep(Grant(token="xoxe.xoxp-1-emulator", kind="configuration", refresh=self.configuration_refresh))

    def keep(self, grant: Grant) -> Grant:
        """Let a token be known."""
        self.grants[grant.token] = grant
        return grant

    def check(self, token: str, kind: str = "bot") -> Grant:
        """The grant behind a token; SlackError for one that is missing, unknown, old, taken back or of another kind."""
        if not token:
            raise SlackError("not_authed")
        grant = self.grants.get(token)
        if grant is None:
            raise SlackError("invalid_auth")
        if grant.is_revoked:
            raise SlackError("token_revoked")
        if grant.expires_at is not None and grant.expires_at <= self.ws.seconds():
            raise SlackError("token_expired")
        if grant.kind != kind:
            raise SlackError("not_allowed_token_type")
        return grant

    def is_bot(self, token: str) -> bool:
        """Whether this is a token of the bot's that is good now."""
        try:
            return self.check(token).kind == "bot"
        except SlackError:
            return False

    def issue(self, scopes: tuple[str, ...]) -> Grant:
        """A new bot token; one that expires, with a refresh token, where the manifest asks for rotation."""
        number = next(self._numbers)
        if not self.ws.manifest.rotates_tokens:
            return self.keep(Grant(token=f"xoxb-emulator-{number}", kind="bot", scopes=scopes))
        return self.keep(
            Grant(
                token=f"xoxe.xoxb-1-emulator-{number}",
                kind="bot",
                scopes=scopes,
                refresh=f"xoxe-1-emulator-{number}",
                expires_at=self.ws.seconds() + LIFETIME,
            )
        )

    def refreshed(self, refresh: str, kind: str = "bot") -> Grant:
        """Use a refresh token up, and return the grant that had it; SlackError `invalid_refresh_token`."""
        for grant in self.grants.values():
            if refresh and grant.refresh == refresh and grant.kind == kind and not grant.is_revoked:
                grant.refresh = None
                return grant
        raise SlackError("invalid_refresh_token")

    def rotate_configuration(self, refresh: str) -> Json:
        """The answer of `tooling.tokens.rotate`."""
        self.refreshed(refresh, "configuration")
        number, now = next(self._numbers), self.ws.seconds()
        grant = self.keep(
            Grant(
                token=f"xoxe.xoxp-1-emulator-{number}",
                kind="configuration",
                refresh=f"xoxe-1-emulator-{number}",
                expires_at=now + LIFETIME,
            )
        )
        who = {"team_id": self.ws.team_id, "user_id": self.ws.bot.id}
        return {"token": grant.token, "refresh_token": grant.refresh, **who, "iat": now, "exp": grant.expires_at}

    def revoke(self, token: str) -> None:
        """Take one token back, and tell the app."""
        self.grants[token].is_revoked = True
        self._tell_revoked()

    def uninstall(self) -> None:
        """Take every token of the bot's back, and tell the app that it is no longer installed."""
        for grant in self.grants.values():
            grant.is_revoked = grant.is_revoked or grant.kind == "bot"
        emit(self.ws, {"type": "app_uninstalled"})
        self._tell_revoked()

    def expire(self) -> None:
        """Let every token that can expire do so now."""
        for grant in self.grants.values():
            if grant.expires_at is not None:
                grant.expires_at = self.ws.seconds()

    def _tell_revoked(self) -> None:
        emit(self.ws, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.ws.bot.id]}})
