"""People whose name, zone or account changed."""

from collections.abc import Mapping
from typing import Any

from bot.usecases.people import learn_person
from bot.usecases.reading import read_person
from bot.usecases.scribe import Scribe


def user_change(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Take in how Slack describes the person now."""
    learn_person(scribe, read_person(event["user"]))
