"""Notices what happens to messages beneath a postmortem that is final: it is a correction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.messages import Place
from bot.usecases.corrections import SAID, correct
from bot.usecases.scribe import Scribe


@contextmanager
def noticing(tx: Tx, scribe: Scribe, place: Place, watches: Sequence[WatchedChannel]) -> Iterator[None]:
    """Within this block a message may change; where a final postmortem of its incidents may show it, that is kept."""
    final = [one for watched in watches if (one := _final(tx, watched)) is not None]
    if not final:
        yield
        return
    before = tx.messages.get(place)
    was_shown = {incident.id: _is_shown(tx, incident, place) for incident in final}
    yield
    after = tx.messages.get(place)
    for incident in final:
        is_shown = _is_shown(tx, incident, place)
        detail = _what(before, after, was_shown[incident.id], is_shown)
        if detail:
            correct(tx, scribe, incident, "timeline", detail)
        elif before != after:
            correct(tx, scribe, incident, SAID)


def _final(tx: Tx, watched: WatchedChannel) -> Incident | None:
    """The incident if its postmortem is final, held once it is in review: the last signature may come right now."""
    incident = tx.incidents.get(watched.incident_id)
    if incident.postmortem_status is PostmortemStatus.DRAFT:
        return None
    held = tx.incidents.get(watched.incident_id, for_update=True)
    return held if held.postmortem_status is PostmortemStatus.FINAL else None


def _is_shown(tx: Tx, incident: Incident, place: Place) -> bool:
    event = tx.timeline.for_message(incident.id, place[1], place[2])
    return event is not None and event.retracted_at is None


def _what(before: CapturedMessage | None, after: CapturedMessage | None, was_shown: bool, is_shown: bool) -> str:
    """What happened on the timeline; empty where nothing did."""
    if was_shown and after is not None and after.is_deleted:
        return "a message was deleted"
    if was_shown != is_shown:
        return "a message was put on" if is_shown else "a message was taken off"
    is_edited = before is not None and after is not None and before.text != after.text
    return "a message was edited" if is_shown and is_edited else ""
