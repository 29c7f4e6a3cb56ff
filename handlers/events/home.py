"""Somebody looks at App Home."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import UserId
from bot.usecases.home import home_opened
from bot.usecases.scribe import Scribe


def app_home_opened(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Publish the Home tab for whoever opened it; the tab with the messages needs nothing."""
    if event.get("tab") == "home":
        home_opened(scribe, user_id=UserId(event["user"]))
