"""What people were told: status updates, and messages marked as such."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.updates import Audience
from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.known import Known, once
from bot.postmortem.rows import is_deleted, on_several_days
from bot.postmortem.wording import LESS_THAN_A_MINUTE, row_time, span


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One status update. `text` is in wire form."""

    at: datetime
    audience: Audience
    text: str
    sources: tuple[str, ...]


def communication_internal(known: Known) -> Fact | None:
    """What the team was told."""
    return _communication("communication_internal", Audience.INTERNAL, known)


def communication_external(known: Known) -> Fact | None:
    """What customers were told."""
    return _communication("communication_external", Audience.EXTERNAL, known)


def communication_timeliness(known: Known) -> Fact | None:
    """How many updates there were, how soon the first came, and the longest silence between two."""
    updates = status_updates(known)
    if not updates:
        return None
    words = ["1 update" if len(updates) == 1 else f"{len(updates)} updates"]
    declared = known.milestones.get(Milestone.DECLARED)
    if declared is not None and updates[0].at >= declared.occurred_at:
        words.append(f"the first {span(updates[0].at - declared.occurred_at)} after the declaration")
    if len(updates) > 1:
        gaps: list[timedelta] = [after.at - before.at for before, after in pairwise(updates)]
        longest = span(max(gaps))
        is_bound = len(gaps) > 1 and longest != LESS_THAN_A_MINUTE
        words.append(f"at most {longest} apart" if is_bound else f"{longest} apart")
    sources = [source for update in updates for source in update.sources]
    return derived("communication_timeliness", ", ".join(words), *sources)


@once
def status_updates(known: Known) -> list[Told]:
    """Return the status updates, commands' and marked messages', in the order they were given."""
    events = [event for event in known.events if event.kind is TimelineKind.UPDATE and not is_deleted(event, known)]
    told = [_from_event(event, known) for event in events]
    standing = {source for update in told for source in update.sources}
    for message in known.log:
        is_marked = message.reactions and any(name in known.record.update_reactions for name, _ in message.reactions)
        address = known.place_of(message) if is_marked else ""
        if is_marked and message.text.strip() and address not in standing:
            text = f"{known.speaker(message)}: {message.text.strip()}"
            told.append(Told(at=message.said_at, audience=Audience.INTERNAL, text=text, sources=(address,)))
    return sorted(told, key=lambda update: (update.at, update.sources))


def _communication(key: str, audience: Audience, known: Known) -> Fact | None:
    updates = [update for update in status_updates(known) if update.audience == audience]
    with_date = on_several_days(known.events)
    entries = tuple(
        derived(key, f"{row_time(update.at, with_date=with_date)} {update.text}", *update.sources) for update in updates
    )
    return listed(key, entries) if entries else None


def _from_event(event: TimelineEvent, known: Known) -> Told:
    author = f"{known.name(event.author_id)}: " if event.author_id else ""
    return Told(
        at=event.occurred_at, audience=event.audience or Audience.INTERNAL, text=f"{author}{event.text.strip()}",
        sources=known.sources(event),
    )  # fmt: skip
