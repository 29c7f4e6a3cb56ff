"""Giving an incident another title: whatever shows it follows, its channel keeps the name it has."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.drafts import refresh_prompts
from bot.usecases.milestones import is_typed_again
from bot.usecases.permissions import ask_about
from bot.usecases.scribe import Scribe, add_repeating_effect, record

# Whoever began to type before somebody else renamed it has not seen what they are about to replace.
UNSEEN = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True, slots=True)
class Renamed:
    """What came of it: the incident as it was `before`.

    Nothing was changed where somebody else renamed it a moment ago, which is then `overtaken_by`.
    """

    before: Incident
    overtaken_by: TimelineEvent | None = None


def rename(
    scribe: Scribe, *, incident_id: IncidentId, title: str, by: UserId, insists: bool = False, typed: str = ""
) -> Renamed:  # fmt: skip
    """Set the title; what somebody else set a moment ago is replaced only where whoever asks `insists`.

    Whoever says the same again (`typed`) within a minute does so as well.
    """
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CHANGE, before, by)
        incident, event = before.rename(title, by=by, now=scribe.now())
        others = _unseen(tx, scribe, before, by)
        if others is not None and not (insists or is_typed_again(tx, scribe, before, by, typed)):
            return Renamed(before=before, overtaken_by=others)
        tx.incidents.save(incident)
        record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "title")
        _show(tx, scribe, incident)
        return Renamed(before=before)


def _unseen(tx: Tx, scribe: Scribe, incident: Incident, by: UserId) -> TimelineEvent | None:
    """The last renaming, where it is somebody else's and so new that it may not have been seen."""
    told = [one for one in tx.timeline.of(incident.id) if one.kind is TimelineKind.TITLE]
    is_new = bool(told) and told[-1].author_id != by and told[-1].recorded_at >= scribe.now() - UNSEEN
    return told[-1] if is_new else None


def _show(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Have the title follow where `record` does not see to it."""
    refresh_prompts(tx, scribe, incident)
    if incident.channel_id is not None and not incident.is_adopted:
        add_repeating_effect(tx, scribe, "set_topic", f"topic:{incident.id}", incident)
