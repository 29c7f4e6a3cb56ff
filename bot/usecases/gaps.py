"""Gaps: a channel that the scribe was taken out of is missing from the log until it is let in again and has read it."""

from datetime import datetime

from bot.domain.ids import ChannelId, IncidentId, MessageTs, ts_to_datetime
from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.trail import Deed
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.scribe import Scribe, add_effect, add_repeating_effect, record
from bot.usecases.trail import line, trace


def left_channel(scribe: Scribe, *, channel_id: ChannelId, at: MessageTs) -> None:
    """Take in that the scribe is said to have left a channel at `at`; Slack is asked, since such news may be old."""
    with scribe.store.write() as tx:
        for watched in tx.incidents.recording(scribe.workspace.team_id, channel_id):
            incident = tx.incidents.get(watched.incident_id)
            key = f"left:{incident.id}:{channel_id}"
            add_repeating_effect(tx, scribe, "adopt", key, incident, channel_id=channel_id, left_at=at)


def open_gap(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, since: datetime) -> None:
    """Note on the timeline from when on a channel is missing, and tell whoever answers; not while it is known."""
    if gap_in(tx, incident.id, channel_id) is not None:
        return
    text = f"I was not in <#{channel_id}> from here on: what was said there is missing from this record"
    gap = TimelineEvent(
        incident_id=incident.id, kind=TimelineKind.GAP, text=text, occurred_at=since, recorded_at=scribe.now(),
        author_id=None, channel_id=channel_id,
    )  # fmt: skip
    stored = record(tx, scribe, incident, gap)
    correct(tx, scribe, incident, "timeline", "a channel cannot be read")
    message = f"gap:{stored.id}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="gap", since=since.isoformat(),
        user_id=incident.answerable_id, channel_id=channel_id,
    )  # fmt: skip


def open_gap_after(tx: Tx, scribe: Scribe, incident_id: IncidentId, channel_id: ChannelId) -> None:
    """Open a gap at the mark up to which the log of a channel is whole: nobody told when the scribe was taken out."""
    incident = tx.incidents.get(incident_id)
    for watched in tx.incidents.watched(incident_id):
        if watched.channel_id == channel_id and tx.channels.is_member(watched.team_id, channel_id):
            tx.channels.set_member(watched.team_id, channel_id, is_member=False)
            whole = watched.whole_until_ts
            open_gap(tx, scribe, incident, channel_id, ts_to_datetime(whole) if whole else watched.captured_from)


def close_gap(tx: Tx, scribe: Scribe, incident_id: IncidentId, channel_id: ChannelId) -> None:
    """Take the gap off the timeline: what was said meanwhile has been read."""
    gap = gap_in(tx, incident_id, channel_id)
    if gap is not None and gap.id is not None:
        tx.timeline.set_retracted(gap.id, scribe.now())
        incident = tx.incidents.get(incident_id)
        trace(tx, incident, Deed.TAKEN_OFF, at=scribe.now(), by=None, subject=line(gap.id))
        tx.channels.set_member(scribe.workspace.team_id, channel_id, is_member=True)
        correct(tx, scribe, incident, "timeline", "a gap was filled")


def gap_in(tx: Tx, incident_id: IncidentId, channel_id: ChannelId) -> TimelineEvent | None:
    """Return the gap that stands for a channel, None where there is none."""
    return tx.timeline.standing(incident_id, TimelineKind.GAP, channel_id)
