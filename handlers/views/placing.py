"""The message shortcuts "Add to timeline" and "Set a milestone", and the forms that they open."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.parts import Payload, safe, when
from bot.rendering.slack.placing import milestone_view, placing_view
from bot.rendering.slack.sheet import digest
from bot.rendering.slack.views import message_view
from bot.usecases.lookup import find_incident, open_incidents
from bot.usecases.milestones import SeenEvent, reached_milestones
from bot.usecases.people import zone_of
from bot.usecases.placing import Placing, known_message, place_message, placed, take_off
from bot.usecases.reading import read_message
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe
from handlers.commands.mark import told
from handlers.reply import Reply
from handlers.views.interaction import Interaction
from handlers.views.milestones import asked, typed_time

# What a form remembers is 3,000 characters at most; a longer message is found in the log, or is refused.
MOST_REMEMBERED = 2_900
_KEPT = ("ts", "thread_ts", "user_id", "bot_id", "author_name", "subtype", "edited_ts", "shown_at", "text")


def open_form(scribe: Scribe, body: Mapping[str, Any], *, is_milestone: bool = False) -> Reply:
    """Open the form for the message on which the shortcut was used; refuses where there is no incident to add it to."""
    channel_id, said = ChannelId(body["channel"]["id"]), body["message"]
    if is_own(said, scribe):
        raise Refusal("That is a message of mine: what it tells is on the timeline already.")
    message = read_message(said, scribe.workspace.team_id, channel_id, MessageTs(body["action_ts"]))
    user_id = UserId(body["user"]["id"])
    incidents = _incidents(scribe, channel_id, user_id)
    if message is None or message.is_deleted:
        raise Refusal("There is nothing in that message to put on a timeline.")
    shown = to_plain(message.text)
    remembered = {name: getattr(message, name) for name in _KEPT if getattr(message, name) is not None}
    metadata: dict[str, Any] = {"channel_id": channel_id, "message": remembered, "shown": digest(shown)}
    if len(incidents) == 1:
        metadata["incident_id"] = incidents[0].id
    if is_milestone:
        return Reply(view=_milestone_form(scribe, incidents, message.said_at, shown, metadata, user_id))
    return Reply(view=_form(scribe, incidents, message, shown, metadata))


def _form(
    scribe: Scribe, incidents: list[Incident], message: CapturedMessage, shown: str, metadata: dict[str, Any]
) -> Payload:
    before = None
    if len(incidents) == 1:
        before = placed(scribe, incident_id=incidents[0].id, channel_id=message.channel_id, ts=message.ts)
    at = f"{message.said_at:%Y-%m-%d %H:%M} UTC"
    return placing_view(incidents, shown, at, before, _fitting(metadata))


def _milestone_form(
    scribe: Scribe, incidents: list[Incident], said_at: datetime, shown: str, metadata: dict[str, Any], user_id: UserId
) -> Payload:
    reached = reached_milestones(scribe, incident_id=incidents[0].id) if len(incidents) == 1 else {}
    if reached:
        metadata["seen"] = {point.value: event.id for point, event in reached.items()}
    metadata["said"] = _as_typed(said_at, zone_of(scribe, user_id=user_id))
    return milestone_view(incidents, shown, metadata["said"], reached, _fitting(metadata))


def _as_typed(moment: datetime, tz: str) -> str:
    """The moment as its reader would type it, to the minute: by their own clock, or by UTC where that is not known."""
    return f"{moment.astimezone(ZoneInfo(tz)):%Y-%m-%d %H:%M}" if tz else f"{moment:%Y-%m-%dT%H:%MZ}"


def _fitting(metadata: dict[str, Any]) -> dict[str, Any]:
    """What the form remembers, without the text of a message that is too long for it: that is in the log."""
    if len(json.dumps(metadata)) > MOST_REMEMBERED:
        del metadata["message"]["text"]
    return metadata


def submit(interaction: Interaction) -> Reply:
    """Put the message on the timeline as filled in, or take it off."""
    scribe, inputs = interaction.scribe, interaction.inputs
    chosen = inputs.get("incident") or interaction.metadata["incident_id"]
    incident = interaction.incident_with(chosen)
    message = _remembered(interaction)
    if inputs.get("off"):
        place = (message.team_id, message.channel_id, message.ts)
        stays = take_off(scribe, incident_id=incident.id, place=place, by=interaction.user_id)
        kept = " A reaction or a pin keeps it there, as it was said." if stays else ""
        return Reply(view=message_view("Add to timeline", f"Taken off the timeline of {incident.key}.{kept}"))
    milestone = inputs.get("milestone")
    placing = Placing(
        occurred_at=_time(interaction, incident, message), wording=_wording(interaction),
        milestone=Milestone(milestone) if milestone else None, is_key=bool(inputs.get("key")),
    )  # fmt: skip
    known = interaction.metadata.get("seen")
    done = place_message(
        scribe, incident_id=incident.id, message=message, placing=placing, by=interaction.user_id,
        insists=bool(inputs.get("keep")), seen=SeenEvent(known.get(milestone)) if known is not None else None,
    )  # fmt: skip
    if placing.milestone is not None:
        if done.event is None:
            raise asked(scribe, incident, placing.milestone, placing.occurred_at, done)
        text = told(scribe, incident, placing.milestone, done.event, done.before)
        return Reply(view=message_view(incident.key, text))
    said = safe(placing.wording or message.text, 200)
    text = f"On the timeline of {incident.key} at {when(placing.occurred_at)}: {said}"
    return Reply(view=message_view("Add to timeline", text))


def _incidents(scribe: Scribe, channel_id: ChannelId, viewer_id: UserId) -> list[Incident]:
    """The incident of the channel; where it has none, those that are open; none that is not open to the viewer."""
    here = find_incident(scribe, channel_id=channel_id, number=None, viewer_id=viewer_id)
    found = [here] if here is not None else open_incidents(scribe, viewer_id=viewer_id)
    if not found:
        raise Refusal("No incident is open, so there is no timeline. `/incident start` declares one.")
    return found


def _remembered(interaction: Interaction) -> CapturedMessage:
    """The message that the form is about: as it remembers it, or as the log has it."""
    kept: dict[str, Any] = dict(interaction.metadata["message"])
    team_id, channel_id = interaction.scribe.workspace.team_id, interaction.channel_id()
    if "text" in kept:
        return CapturedMessage(team_id=team_id, channel_id=channel_id, **kept)
    known = known_message(interaction.scribe, (team_id, channel_id, MessageTs(kept["ts"])))
    if known is None:
        raise Refusal("That message is long and not in the log: take it in with `/incident import` first.")
    return known


def _wording(interaction: Interaction) -> str | None:
    typed = (interaction.inputs.get("wording") or "").strip()
    is_changed = bool(typed) and digest(typed) != interaction.metadata["shown"]
    return interaction.text("wording") if is_changed else None


def _time(interaction: Interaction, incident: Incident, message: CapturedMessage) -> datetime:
    """The time typed; left as the form showed it, it is the message's own, to the second."""
    typed = (interaction.inputs.get("time") or "").strip()
    if typed == interaction.metadata.get("said"):
        return message.said_at
    return typed_time(interaction, incident) or message.said_at
