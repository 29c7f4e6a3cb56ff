"""The Slack app manifest: as it is for Socket Mode, or with the addresses that Slack posts to in HTTP mode."""

from typing import Any

import yaml

from bot.paths import data_path
from handlers.http import PATH


def manifest_for(public_url: str | None) -> str:
    """Return app.yaml; with a public address (`https://…`) as HTTP mode needs it."""
    text = data_path("app.yaml").read_text(encoding="utf-8")
    if public_url is None:
        return text
    return yaml.safe_dump(_over_http(yaml.safe_load(text), public_url), sort_keys=False, allow_unicode=True)


def _over_http(manifest: dict[str, Any], public_url: str) -> dict[str, Any]:
    request_url = f"{public_url.rstrip('/')}{PATH}"
    settings = manifest["settings"]
    settings["socket_mode_enabled"] = False
    for part in (settings["event_subscriptions"], settings["interactivity"], *manifest["features"]["slash_commands"]):
        part["url" if "command" in part else "request_url"] = request_url
    return manifest
