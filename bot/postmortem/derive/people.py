"""Who took part."""

from collections.abc import Iterator

from bot.domain.ids import UserId
from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.known import Known
from bot.postmortem.rows import is_deleted


def attendees(known: Known) -> Fact | None:
    """Everybody who spoke, acted or had a role, by name, each with the first that shows it; programs are left out."""
    seen: dict[UserId, tuple[str, ...]] = {}
    for user_id, sources in _traces(known):
        seen.setdefault(user_id, sources)
    entries = [derived("attendees", known.name(user_id), *sources) for user_id, sources in seen.items()]
    return listed("attendees", tuple(sorted(entries, key=lambda entry: entry.text.casefold())))


def _traces(known: Known) -> Iterator[tuple[UserId, tuple[str, ...]]]:
    """What each person said or did, with its evidence."""
    incident, people = known.record.incident, known.record.people
    programs = {user_id for user_id, person in people.items() if person.is_bot}
    seen: set[UserId] = set(programs)
    for message in known.log:
        if message.user_id and message.user_id not in seen and not known.is_from_program(message):
            seen.add(message.user_id)
            yield message.user_id, (known.place_of(message),)
    for event in known.events:
        if event.author_id and event.author_id not in seen and not is_deleted(event, known):
            seen.add(event.author_id)
            yield event.author_id, known.sources(event)
    yield incident.reporter_id, ("incident:reporter_id",)
    if incident.lead_id:
        yield incident.lead_id, ("incident:lead_id",)
    for holder in known.record.roles:
        yield holder.user_id, (f"role:{holder.role.value}",)
