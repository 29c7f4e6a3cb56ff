"""The message shortcut "Add to timeline", and the form that it opens."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.parts import safe, when
from bot.rendering.slack.placing import placing_view
from bot.rendering.slack.sheet import digest
from bot.rendering.slack.views import message_view
from bot.usecases.lookup import find_incident, open_incidents
from bot.usecases.people import timezone_of
from bot.usecases.placing import Placing, known_message, place_message, placed, take_off
from bot.usecases.reading import read_message
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe
from handlers.parsing.times import TimeNotUnderstood, take_time
from handlers.reply import BadField, Reply
from handlers.views.interaction import Interaction

# What a form remembers is 3,000 characters at most; a longer message is found in the log, or is refused.
MOST_REMEMBERED = 2_900
_KEPT = ("ts", "thread_ts", "user_id", "bot_id", "author_name", "subtype", "edited_ts", "shown_at", "text")


def open_form(scribe: Scribe, body: Mapping[str, Any]) -> Reply:
    """Open the form for the message on which the shortcut was used; refuses where there is no incident to add it to."""
    channel_id, said = ChannelId(body["channel"]["id"]), body["message"]
    if is_own(said, scribe):
        raise Refusal("That is a message of mine: what it tells is on the timeline already.")
    message = read_message(said, scribe.workspace.team_id, channel_id, MessageTs(body["action_ts"]))
    incidents = _incidents(scribe, channel_id, UserId(body["user"]["id"]))
    if message is None or message.is_deleted:
        raise Refusal("There is nothing in that message to put on a timeline.")
    shown = to_plain(message.text)
    remembered = {name: getattr(message, name) for name in _KEPT if getattr(message, name) is not None}
    metadata: dict[str, Any] = {"channel_id": channel_id, "message": remembered, "shown": digest(shown)}
    before = None
    if len(incidents) == 1:
        metadata["incident_id"] = incidents[0].id
        before = placed(scribe, incident_id=incidents[0].id, channel_id=channel_id, ts=message.ts)
    if len(json.dumps(metadata)) > MOST_REMEMBERED:
        del remembered["text"]
    at = f"{message.said_at:%Y-%m-%d %H:%M} UTC"
    return Reply(view=placing_view(incidents, shown, at, before, metadata))


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
    place_message(scribe, incident_id=incident.id, message=message, placing=placing, by=interaction.user_id)
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
    typed = (interaction.inputs.get("time") or "").strip()
    if not typed:
        return message.said_at
    scribe, user_id = interaction.scribe, UserId(interaction.user_id)
    tz = timezone_of(scribe, incident=incident, user_id=user_id)
    try:
        taken = take_time(typed, now=scribe.now(), tz=tz, bare=True, example="10:42")
    except TimeNotUnderstood as refused:
        raise BadField(str(refused), "time") from refused
    if taken.occurred_at is None or taken.rest.strip():
        raise BadField("I can't place that time. Write it as in 10:42, -5m or 2026-11-21T10:42Z.", "time")
    return taken.occurred_at
