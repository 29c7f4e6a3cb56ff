"""A new action item from a form: the one of `/incident action`, and the message shortcut "Create action item"."""

from collections.abc import Mapping
from typing import Any

from bot.domain.action_items import NOBODY, ActionKind, Horizon, Owner, Priority
from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.item_form import edit_view, new_item_view
from bot.rendering.slack.views import message_view
from bot.usecases.items import Source, add_item, item_from_message
from bot.usecases.lookup import find_incident, open_incidents
from bot.usecases.people import timezone_of
from bot.usecases.reading import read_message
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe
from handlers.commands.action import checked_text, confirmation
from handlers.reply import Reply
from handlers.views.interaction import Interaction
from handlers.views.item_fields import due_typed, links_typed, picked


def open_form(scribe: Scribe, body: Mapping[str, Any]) -> Reply:
    """Open the form with the words of the message on which the shortcut was used."""
    channel_id, user_id = ChannelId(body["channel"]["id"]), UserId(body["user"]["id"])
    if is_own(body["message"], scribe):
        raise Refusal("That is a message of mine. `/incident action <text>` notes an action item in your own words.")
    said = read_message(body["message"], scribe.workspace.team_id, channel_id, MessageTs(body["action_ts"]))
    incidents = _incidents(scribe, channel_id, user_id)
    if said is None or said.is_deleted:
        raise Refusal("There is nothing in that message to make an action item of.")
    source = Source(channel_id=channel_id, ts=said.ts, thread_ts=said.thread_ts)
    tz = timezone_of(scribe, incident=incidents[0], user_id=user_id)
    known = item_from_message(scribe, incident_id=incidents[0].id, source=source, by=user_id)
    if known is not None and len(incidents) == 1:
        notice = f"Action item {known.number} came from this message already: here it is."
        return Reply(view=edit_view(known, incidents[0], tz, {}, notice=notice))
    metadata: dict[str, Any] = {"channel_id": channel_id, "ts": said.ts, "thread_ts": said.thread_ts}
    if len(incidents) == 1:
        metadata["incident_id"] = incidents[0].id
    return Reply(view=new_item_view(incidents, to_plain(said.text), tz, metadata))


def submit(interaction: Interaction) -> Reply:
    """Store what was filled in; the modal then repeats it as understood."""
    chosen = interaction.inputs.get("incident") or interaction.metadata["incident_id"]
    incident = interaction.incident_with(chosen)
    owner = interaction.inputs.get("owner")
    item = add_item(
        interaction.scribe,
        incident_id=incident.id,
        text=checked_text(interaction.text("text")),
        owner=Owner(user_id=UserId(owner)) if owner else NOBODY,
        due=due_typed(interaction, incident),
        horizon=picked(interaction, "horizon", Horizon),
        priority=picked(interaction, "priority", Priority) or Priority.MEDIUM,
        kind=picked(interaction, "kind", ActionKind),
        links=links_typed(interaction),
        source=_source(interaction.metadata),
        by=interaction.user_id,
    )
    return Reply(view=message_view("Action item", confirmation(item, incident)))


def _incidents(scribe: Scribe, channel_id: ChannelId, viewer_id: UserId) -> list[Incident]:
    """The incident of the channel; where it has none, those that are open; none that is not open to the viewer."""
    here = find_incident(scribe, channel_id=channel_id, number=None, viewer_id=viewer_id)
    found = [here] if here is not None else open_incidents(scribe, viewer_id=viewer_id)
    if not found:
        raise Refusal("No incident is open that the action item could belong to. `/incident start` declares one.")
    return found


def _source(metadata: Mapping[str, Any]) -> Source | None:
    if "ts" not in metadata:
        return None
    thread_ts = metadata.get("thread_ts")
    return Source(
        channel_id=ChannelId(metadata["channel_id"]), ts=MessageTs(metadata["ts"]),
        thread_ts=MessageTs(thread_ts) if thread_ts else None,
    )  # fmt: skip
