"""`scribe trail` and `scribe verify --trail`, on rows that somebody altered with SQL after taking the triggers off."""

import json
import re

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from bot.cli import main
from bot.clock import AdvancingClock
from bot.domain.ids import UserId
from bot.domain.incident import IncidentStatus
from bot.domain.people import Person
from bot.domain.severity import Severity
from bot.domain.trail import NOTHING, digest_of, linked
from bot.storage import Store
from bot.storage.tables import audit_trail
from bot.usecases.forgetting import forget
from bot.usecases.incidents import assign_lead, change_severity, declare
from bot.usecases.people import learn_person
from bot.usecases.states import set_status
from bot.usecases.timeline import add_note
from tests.integration.usecases.world import ADA, BEN, OPS, START, TEAM, scribe_on

SAID = "the zebra pool ran dry"
TRIGGERS = ("update", "salt", "delete", "replace", "truncate")


class Trailed:
    """An incident with a trail of seven entries, and the commands that look at it."""

    def __init__(self, store: Store, url: str) -> None:
        self.store, self._url = store, url
        self.scribe = scribe = scribe_on(store, AdvancingClock(START))
        self.incident = incident = declare(
            scribe, title="Zebra fails", severity=Severity.SEV3, by=ADA, here=OPS
        ).incident
        for user_id, name in ((ADA, "Ada"), (BEN, "Ben")):
            learn_person(scribe, Person(team_id=TEAM, user_id=user_id, name=name))
        add_note(scribe, incident_id=incident.id, text=SAID, by=BEN)
        change_severity(scribe, incident_id=incident.id, severity=Severity.SEV1, by=ADA)
        assign_lead(scribe, incident_id=incident.id, lead_id=BEN, by=ADA)
        set_status(scribe, incident_id=incident.id, status=IncidentStatus.MITIGATED, by=BEN)

    def run(self, *argv: str) -> Result:
        return CliRunner().invoke(main, argv, env={"DATABASE_URL": self._url}, terminal_width=200)

    def head(self) -> str:
        return self.run("trail", "INC-1", "--head").stdout.strip()

    def sql(self, statement: str) -> None:
        """Do what the triggers would refuse."""
        with self.store.engine.begin() as connection:
            for name in TRIGGERS:
                on = "" if self.store.is_sqlite else " ON audit_trail"
                connection.execute(sa.text(f"DROP TRIGGER IF EXISTS audit_trail_{name}{on}"))
            for part in statement.split(";"):
                connection.execute(sa.text(part))

    def faults(self, *more: str) -> tuple[int, list[str]]:
        done = self.run("verify", "--trail", *more)
        return done.exit_code, [line for line in done.stdout.splitlines() if line.startswith("LOOK")]


@pytest.fixture
def trailed(store: Store, database_url: str) -> Trailed:
    return Trailed(store, database_url)


def test_the_trail_says_who_did_what_when_and_from_what_to_what(trailed: Trailed) -> None:
    said = trailed.run("trail", "INC-1").stdout
    assert said.splitlines()[0] == "INC-1: 5 entries, times in UTC"
    told = [re.sub(r" line \d+", "", line) for line in said.splitlines()[1:]]
    assert told[2:] == [
        f"    3  2026-03-02 10:00:00  Ada ({ADA})  severity changed: severity sev3 → sev1",
        f"    4  2026-03-02 10:00:00  Ada ({ADA})  role given: lead_id Ben ({BEN})",
        f"    5  2026-03-02 10:00:00  Ben ({BEN})  status changed: "
        "mitigated 2026-03-02T10:00:00Z; status active → mitigated",
    ]


def test_it_holds_no_words_of_peoples(trailed: Trailed) -> None:
    for argv in (["trail", "INC-1"], ["trail", "INC-1", "--json"]):
        assert "zebra" not in trailed.run(*argv).stdout.lower()
    with trailed.store.read() as tx:
        rows = tx.connection.execute(sa.select(audit_trail)).all()
    assert "zebra" not in str(rows).lower()


def test_who_has_the_words_can_prove_by_the_json_that_they_were_said(trailed: Trailed) -> None:
    [chain] = json.loads(trailed.run("trail", "INC-1", "--json").stdout)
    note = chain["entries"][1]
    assert (note["deed"], note["actor"]) == ("note added", BEN)
    assert note["digest"] == digest_of(note["salt"], SAID)


def test_a_whole_trail_is_sound_and_its_head_is_in_it(trailed: Trailed) -> None:
    head = trailed.head()
    assert head.startswith("5-")
    add_note(trailed.scribe, incident_id=trailed.incident.id, text="one more", by=ADA)
    assert trailed.faults("INC-1", "--head", head) == (0, [])
    assert trailed.faults("--head", head) == (0, [])


DONE = {
    "changed": ("UPDATE audit_trail SET actor = 'U0MALLORY' WHERE position = 3", "entry 3 was altered"),
    "made unreadable": ("UPDATE audit_trail SET changes = 'x', at = 'then' WHERE position = 3", "entry 3 was altered"),
    "deleted": ("DELETE FROM audit_trail WHERE position = 2", "entry 2 is missing"),
    "all deleted": ("DELETE FROM audit_trail", "entry 1 is missing, and all others"),
    "swapped": (
        "UPDATE audit_trail SET position = 99 WHERE position = 3; UPDATE audit_trail SET position = 3 WHERE "
        "position = 4; UPDATE audit_trail SET position = 4 WHERE position = 99", "entry 3 was altered",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DONE)
def test_rows_that_were_tampered_with_are_named(trailed: Trailed, what: str) -> None:
    statement, fault = DONE[what]
    trailed.sql(statement)
    code, lines = trailed.faults("INC-1")
    assert code == 1
    assert [line for line in lines if fault in line] == lines != []
    assert trailed.run("trail", "INC-1").exit_code == 0  # it can be read all the same


def test_an_entry_that_was_put_in_is_named(trailed: Trailed) -> None:
    with trailed.store.read() as tx:
        third = tx.trail.of(TEAM, trailed.incident.id)[2]
    [forged] = linked([third.entry], 2, NOTHING)
    trailed.sql(
        "UPDATE audit_trail SET position = position + 100 WHERE position > 2;"
        "UPDATE audit_trail SET position = position - 99 WHERE position > 100"
    )
    row = dict.fromkeys(("team_id", "at", "actor", "deed", "subject_kind", "subject_id", "changes", "digest"))
    values = {name: getattr(forged.entry, name) for name in row}
    values |= {"incident_id": trailed.incident.id, "position": 3, "previous": forged.previous, "hash": forged.hash}
    with trailed.store.engine.begin() as connection:
        connection.execute(sa.insert(audit_trail).values(values))
    assert trailed.faults("INC-1") == (
        1, ["LOOK  entry 3 does not follow the one before it: one of the two was put there"]
    )  # fmt: skip


def test_a_trail_cut_off_at_its_end_is_whole_but_for_whoever_kept_its_head(trailed: Trailed) -> None:
    head = trailed.head()
    trailed.sql("DELETE FROM audit_trail WHERE position > 3")
    assert trailed.faults() == (0, [])
    code, [line] = trailed.faults("INC-1", "--head", head)
    assert (code, line.startswith("LOOK  entry 4 is missing: the chain was cut off behind entry 3")) == (1, True)
    assert trailed.faults("--head", head)[0] == 1


def test_entries_of_an_incident_that_there_is_not_are_told(trailed: Trailed) -> None:
    trailed.sql("UPDATE audit_trail SET incident_id = 4711 WHERE position > 3")
    code, lines = trailed.faults()
    assert (code, [line for line in lines if "entry 1 is missing" in line]) == (1, lines)


def test_forgetting_a_person_wipes_what_words_could_be_held_against_and_keeps_the_chain(trailed: Trailed) -> None:
    head = trailed.head()
    forget(trailed.store, user_id=BEN, at=START)
    [chain] = json.loads(trailed.run("trail", "INC-1", "--json").stdout)
    assert {entry["salt"] for entry in chain["entries"]} == {None}
    assert trailed.faults("--head", head) == (0, [])


def test_that_somebody_was_forgotten_stands_in_the_trail_of_the_workspace(trailed: Trailed) -> None:
    forget(trailed.store, user_id=BEN, at=START)
    said = trailed.run("trail").stdout
    assert said.splitlines() == [
        f"workspace {TEAM}: 1 entry, times in UTC",
        f"    1  2026-03-02 10:00:00  operator  person forgotten person {BEN}",
    ]


def test_what_is_no_head_is_told(trailed: Trailed) -> None:
    done = trailed.run("verify", "--trail", "--head", "12")
    assert (done.exit_code, "is no head of a chain" in done.stderr) == (2, True)


def test_an_incident_that_there_is_not_is_told(trailed: Trailed) -> None:
    for argv in (["trail", "INC-9"], ["verify", "--trail", "INC-9"]):
        done = trailed.run(*argv)
        assert (done.exit_code, "There is no INC-9" in done.stderr) == (2, True)


def test_verify_needs_an_incident_or_the_trail(trailed: Trailed) -> None:
    assert trailed.run("verify").exit_code == 2


def test_an_unknown_actor_is_shown_by_id(trailed: Trailed) -> None:
    add_note(trailed.scribe, incident_id=trailed.incident.id, text="hello", by=UserId("U0NOBODY"))
    assert "U0NOBODY  note added" in trailed.run("trail", "INC-1").stdout
