"""The rules for views: their kind, their size, and those of Block Kit for what is in them."""

import json
from typing import Any

from bot.emulator.blockkit.complaints import Complaint, unsupported
from bot.emulator.blockrules import object_complaints
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Json

SIZE_LIMIT = 250_000


def check_view(view: Any, kind: str = "modal") -> Json:
    """The view, when Slack would take it as this kind (modal or home).

    SlackError `invalid_arguments` or `view_too_large` otherwise.
    """
    if not isinstance(view, dict):
        raise invalid_arguments("missing required field: view")
    if len(json.dumps(view)) > SIZE_LIMIT:
        raise SlackError("view_too_large")
    found = view_complaints(view, kind)
    if found:
        raise invalid_arguments(*(complaint.line("/view") for complaint in found))
    return view


def view_complaints(view: Json, *kinds: str) -> list[Complaint]:
    """What is wrong with a view that must be of one of these kinds; pointers begin at the view."""
    if view.get("type") not in kinds:
        return [unsupported(view.get("type"), "", list(kinds))]
    return object_complaints(str(view["type"]), view)
