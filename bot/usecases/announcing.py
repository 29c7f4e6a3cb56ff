"""Announcements: each incident has one message in the channel that is to hear of it, and where it was before."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.announcing import Announcing
from bot.domain.ids import ChannelId, IncidentId
from bot.domain.incident import REOPENED, Incident
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.rendering.slack.announcement import AnnouncementFacts, announcement, moved, withdrawn
from bot.rendering.slack.parts import SlackMessage
from bot.storage import Tx
from bot.storage.announcements import Announcement
from bot.storage.outbox import Posted
from bot.usecases.privacy import is_private
from bot.usecases.scribe import Scribe, add_repeating_effect, announcing_lane


def channel_of(tx: Tx, announcing: Announcing, incident: Incident) -> ChannelId | None:
    """Return the channel that is to hear of the incident as it is now; None: it is announced nowhere."""
    return announcing.channel_of(incident, is_private=is_private(tx, incident))


def told_in(scribe: Scribe, *, incident_id: IncidentId) -> tuple[ChannelId | None, bool]:
    """Return the channel that hears of the incident (None: none does), and whether the incident is private."""
    with scribe.store.read() as tx:
        incident = tx.incidents.get(incident_id)
        return channel_of(tx, scribe.taste.announcing, incident), is_private(tx, incident)


def bring_in_line(tx: Tx, scribe: Scribe, incident: Incident, position: int | None) -> None:
    """Have every announcement there is rewritten, and one posted where an open incident has none yet."""
    lane, known = announcing_lane(incident.id), tx.announcements.of(incident.id)
    wanted = channel_of(tx, scribe.taste.announcing, incident)
    is_new = wanted is not None and wanted not in {one.channel_id for one in known}
    if is_new and incident.is_open and incident.channel_id is not None:
        key = f"announcement:{incident.id}:{wanted}"
        add_repeating_effect(
            tx, scribe, "announcement", f"post:{key}", incident, lane=lane, position=position, message=key,
            surface="announcement", channel_id=wanted,
        )  # fmt: skip
    for one in known:
        rewrite(tx, scribe, incident, one, position)


def rewrite(tx: Tx, scribe: Scribe, incident: Incident, one: Announcement, position: int | None) -> None:
    """Have one announcement rewritten from the state as it will be then."""
    add_repeating_effect(
        tx, scribe, "update_announcement", f"update:{one.message}", incident, lane=announcing_lane(incident.id),
        position=position, message=one.message, surface="announcement", channel_id=one.channel_id,
    )  # fmt: skip


def announced(tx: Tx, scribe: Scribe, incident: Incident, message: str, posted: Posted) -> None:
    """Take in that a channel has heard of the incident; those that heard before say where it goes on."""
    others = tx.announcements.of(incident.id)
    tx.announcements.add(Announcement(incident_id=incident.id, channel_id=posted.channel_id, message=message))
    for one in others:
        if one.channel_id != posted.channel_id:
            rewrite(tx, scribe, incident, one, None)


def post_of(tx: Tx, incident_id: IncidentId, channel_id: ChannelId) -> Posted | None:
    """Return where the incident's announcement stands in this channel, None where there is none."""
    here = (one for one in tx.announcements.of(incident_id) if one.channel_id == channel_id)
    one = next(here, None)
    return tx.outbox.posted(one.message) if one else None


def message_for(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId) -> SlackMessage | None:
    """Return what stands in this channel; None where nothing is to be announced there."""
    wanted = channel_of(tx, scribe.taste.announcing, incident)
    if channel_id == wanted:
        return announcement(incident, _facts(tx, scribe, incident))
    there = {one.channel_id for one in tx.announcements.of(incident.id)}
    if channel_id not in there:
        return None
    if is_private(tx, incident):
        return withdrawn(incident)
    if wanted is not None and wanted in there:
        return moved(incident, wanted)
    return announcement(incident, _facts(tx, scribe, incident))


def _facts(tx: Tx, scribe: Scribe, incident: Incident) -> AnnouncementFacts:
    events = [event for event in tx.timeline.of(incident.id) if event.retracted_at is None]
    return AnnouncementFacts(
        update=_last(event for event in events if event.kind is TimelineKind.UPDATE),
        resolved_at=tx.timeline.resolved_at(incident.id),
        reopened_at=_reopened_at(events),
        severities=scribe.taste.severities,
    )


def _reopened_at(events: list[TimelineEvent]) -> datetime | None:
    event = _last(one for one in events if one.kind is TimelineKind.STATUS and one.text.startswith(REOPENED))
    return event.recorded_at if event else None


def _last(events: Iterable[TimelineEvent]) -> TimelineEvent | None:
    return max(events, key=lambda event: (event.recorded_at, event.id or 0), default=None)
