"""The question where an incident stands, when somebody tells of it at the last moment."""

from datetime import timedelta

from bot.domain.severity import Severity
from bot.domain.updates import Audience
from bot.storage import tables
from bot.usecases.incidents import change_severity
from bot.usecases.reminders import send_due_reminders
from bot.usecases.updates import tell
from tests.integration.usecases.world import ADA, World, rows


def claimed(world: World) -> None:
    """Have the question claimed, half an hour after the incident was declared, and on its way."""
    change_severity(world.scribe, incident_id=world.incident.id, severity=Severity.SEV1, by=ADA)
    world.drain()
    world.clock.advance_to(world.clock.now() + timedelta(minutes=31))
    send_due_reminders(world.scribe)


def asked(world: World) -> int:
    return sum("people wait to hear" in said["text"] for said in world.control.history(world.control.dm(ADA)))


def test_it_is_asked_once(world: World) -> None:
    claimed(world)
    send_due_reminders(world.scribe)
    world.drain(longest=timedelta(minutes=5))
    assert asked(world) == 1


def test_an_update_made_while_it_was_on_its_way_takes_it_back(world: World) -> None:
    claimed(world)
    tell(world.scribe, incident_id=world.incident.id, text="We look", audience=Audience.INTERNAL, by=ADA)
    world.drain(longest=timedelta(minutes=5))
    assert asked(world) == 0
    states = {
        row["state"].value for row in rows(world.scribe.store, tables.reminder) if row["rule"].value == "update_due"
    }
    assert states == {"done", "pending"}
