"""Learning who somebody is, and where in the day they are."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.forgetting import SOMEBODY
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.reminders.following import follow_person
from bot.usecases.scribe import Scribe, card_key, learn, refresh


def learn_person(scribe: Scribe, person: Person) -> None:
    """Take in how Slack describes a person now; those of other companies are known here under our workspace."""
    with scribe.store.write() as tx:
        save_person(tx, scribe, replace(person, team_id=scribe.workspace.team_id))


def save_person(tx: Tx, scribe: Scribe, person: Person) -> None:
    """Store the person; what they are reminded of follows them to their zone, or to others when they leave."""
    before = tx.people.get(person.team_id, person.user_id)
    if tx.forgotten.has(person.team_id, person.user_id):
        person = replace(person, name=SOMEBODY)
    tx.people.save(person)
    if before is None or (before.tz, before.is_deleted) != (person.tz, person.is_deleted):
        follow_person(tx, scribe, person.user_id)
    if (before is not None and before.is_deleted) != person.is_deleted:
        _refresh_cards(tx, scribe, person)


def _refresh_cards(tx: Tx, scribe: Scribe, person: Person) -> None:
    """Have the cards rewritten on which somebody stands who left Slack, or came back."""
    for incident in tx.incidents.with_role_of(person.team_id, person.user_id):
        refresh(tx, scribe, incident, card_key(incident.id), "card")


def timezone_of(scribe: Scribe, *, incident: Incident, user_id: UserId) -> str:
    """Return a person's IANA zone name, empty while Slack has not told it: then it is asked."""
    with scribe.store.read() as tx:
        person = tx.people.get(scribe.workspace.team_id, user_id)
    if person is None:
        with scribe.store.write() as tx:
            learn(tx, scribe, incident, [user_id])
    return person.tz if person else ""


def zone_of(scribe: Scribe, *, user_id: UserId) -> str:
    """Return a person's IANA zone name without an incident at hand, empty while Slack has not told it: it is asked."""
    with scribe.store.read() as tx:
        person = tx.people.get(scribe.workspace.team_id, user_id)
    if person is None:
        key = f"person:{user_id}"
        fetch = Effect(kind="fetch_person", key=key, lane=key, arguments={"user_id": user_id})
        with scribe.store.write() as tx:
            tx.outbox.add(fetch, scribe.now())
    return person.tz if person else ""


def name_of(scribe: Scribe, user_id: UserId | None) -> str | None:
    """Return what somebody is called, None where that is not known."""
    if user_id is None:
        return None
    with scribe.store.read() as tx:
        person = tx.people.get(scribe.workspace.team_id, user_id)
    return person.name if person and person.name != SOMEBODY else None


def names_of(scribe: Scribe, user_ids: Iterable[UserId]) -> dict[UserId, str]:
    """Return what each of these people is called, as far as that is known."""
    with scribe.store.read() as tx:
        known = tx.people.named(scribe.workspace.team_id, user_ids)
    return {user_id: person.name for user_id, person in known.items() if person.name != SOMEBODY}


def people_called(scribe: Scribe, name: str) -> list[UserId]:
    """Return those known by this name, whatever its capitals, by id; without any, those whose first name it is."""
    wanted = name.casefold().strip()
    with scribe.store.read() as tx:
        people = tx.people.all(scribe.workspace.team_id).values()
    here = [one for one in people if not (one.is_bot or one.is_deleted) and one.name != SOMEBODY]
    exact = sorted(one.user_id for one in here if one.name.casefold() == wanted)
    return exact or sorted(one.user_id for one in here if one.name.casefold().split()[:1] == [wanted])
