"""One submission or click, read from Slack's payload."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.domain.incident import Incident
from bot.rendering.mrkdwn import escape
from bot.usecases.lookup import incident_for
from bot.usecases.reading import storable
from bot.usecases.scribe import Scribe


@dataclass(frozen=True, kw_only=True, slots=True)
class Interaction:
    """What somebody submitted or clicked. `inputs` holds what stands in the fields, by action id, as typed.

    `blocks` are the block ids of these fields, which say what the person saw in them.
    """

    scribe: Scribe
    user_id: UserId
    inputs: Mapping[str, Any]
    metadata: Mapping[str, Any]
    value: str = ""
    view_id: str | None = None
    blocks: Mapping[str, str] = field(default_factory=dict)

    def incident(self) -> Incident:
        """Return the incident that the modal is about; refuses whoever it is none of the business of."""
        return self.incident_with(self.metadata["incident_id"])

    def incident_with(self, incident_id: str | int) -> Incident:
        """Return the incident with this id; refuses likewise."""
        return incident_for(self.scribe, incident_id=IncidentId(int(incident_id)), user_id=self.user_id)

    def text(self, action_id: str) -> str:
        """Return what was typed, in Slack's wire form; empty where nothing was."""
        return escape((self.inputs.get(action_id) or "").strip())

    def base(self, action_id: str) -> int | None:
        """Return the revision that the field showed (0: no answer yet), None where its block tells none."""
        revision = self.blocks.get(action_id, "").split(":")[1:2]
        return int(revision[0]) if revision and revision[0].isdecimal() else None

    def shown(self, action_id: str) -> str | None:
        """Return the mark of the text that the field showed, None where it showed none."""
        mark = self.blocks.get(action_id, "").split(":")[2:3]
        return mark[0] if mark else None

    def channel_id(self) -> ChannelId:
        return ChannelId(self.metadata["channel_id"])


def read_inputs(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a view's fields by action id: text, one value, or a list of values; None if empty."""
    blocks = (view.get("state") or {}).get("values") or {}
    return {name: _value(field) for fields in blocks.values() for name, field in fields.items()}


def read_blocks(view: Mapping[str, Any]) -> dict[str, str]:
    """Return the block ids of a view's fields by action id, in the order shown."""
    fields = (block for block in view.get("blocks") or () if block["type"] == "input")
    return {block["element"]["action_id"]: block["block_id"] for block in fields}


def read_metadata(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return what we put into the view's private metadata."""
    metadata: dict[str, Any] = json.loads(view.get("private_metadata") or "{}")
    return metadata


def _value(field: Mapping[str, Any]) -> Any:
    kind = field.get("type")
    if kind == "checkboxes":
        return [option["value"] for option in field.get("selected_options") or ()]
    if kind in ("radio_buttons", "static_select"):
        return (field.get("selected_option") or {}).get("value")
    if kind == "users_select":
        return field.get("selected_user")
    if kind == "multi_users_select":
        return field.get("selected_users") or []
    if kind == "conversations_select":
        return field.get("selected_conversation")
    if kind == "datepicker":
        return field.get("selected_date")
    return storable(field["value"]) if field.get("value") else None
