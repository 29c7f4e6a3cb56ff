"""`scribe verify`: every line has its evidence, and what changed beneath a draft since is told."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.clock import AdvancingClock
from bot.domain.ids import MessageTs, datetime_to_ts
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone
from bot.rendering import documents
from bot.storage import tables
from bot.storage.outbox import Effect
from bot.told import Told
from bot.usecases.answers import answer
from bot.usecases.capture import capture, delete, react
from bot.usecases.effects.drafts import DeliverDraft
from bot.usecases.incidents import declare
from bot.usecases.milestones import mark_milestone
from bot.usecases.scribe import Scribe
from bot.usecases.timeline import add_note
from bot.usecases.verify import Verdict, verify
from bot.verifying import verify_incident
from tests.integration.usecases.world import ADA, BEN, OPS, TEAM

pytestmark = pytest.mark.postgres_in_soak

FORMATS = tuple(documents.FORMATS)


class Case:
    """An incident with a pinned message of Ben's and a note, whose draft was sent."""

    def __init__(self, scribe: Scribe, clock: AdvancingClock) -> None:
        self.scribe, self.clock = scribe, clock
        with scribe.store.write() as tx:
            tx.channels.set_member(TEAM, OPS, is_member=True)
        self.incident: Incident = declare(scribe, title="Checkout fails", severity=None, by=ADA, here=OPS).incident
        self.later()
        self.ts = datetime_to_ts(clock.now())
        self.say("Found it: https://logs.example.com/q")
        react(scribe, (TEAM, OPS, self.ts), "pushpin", ADA, self.ts, is_present=True)
        self.later()
        add_note(scribe, incident_id=self.incident.id, text="Ben restarts the pool", by=BEN)
        mark_milestone(scribe, incident_id=self.incident.id, milestone=Milestone.STARTED, text="", by=ADA)
        answer(scribe, incident_id=self.incident.id, answers={"root_cause": "The pool"}, by=ADA)
        self.later()

    def later(self) -> None:
        self.clock.advance_to(self.clock.now() + timedelta(minutes=1))

    def say(self, text: str, edited_ts: MessageTs | None = None) -> None:
        said = CapturedMessage(team_id=TEAM, channel_id=OPS, ts=self.ts, user_id=BEN, text=text, edited_ts=edited_ts)
        capture(self.scribe, [said])

    def send(self, format: str = "md") -> None:
        """Keep a draft as a delivery does."""
        delivery = DeliverDraft()
        with self.scribe.store.write() as tx:
            draft = tx.documents.request(
                self.incident.id, template="incident-postmortem", format=format, recipient_id=ADA, now=self.clock.now()
            )
            effect = Effect(
                kind=delivery.name, key="draft", lane="", incident_id=self.incident.id,
                arguments={"revision": draft.revision},
            )  # fmt: skip
            delivery.settle(tx, self.scribe, effect, delivery.prepare(tx, self.scribe, effect), None)
        self.later()

    def verdict(self) -> Verdict:
        return verify(self.scribe, incident_id=self.incident.id)

    def changes(self) -> list[str]:
        return [change.what for change in self.verdict().changes]


@pytest.fixture
def case(scribe: Scribe, clock: AdvancingClock) -> Case:
    return Case(scribe, clock)


def test_every_line_has_its_evidence(case: Case) -> None:
    verdict = case.verdict()
    assert verdict.claims > 5
    assert verdict.unsupported == ()


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_changed_since_a_fresh_draft(case: Case, format: str) -> None:
    case.send(format)
    assert case.changes() == []


@pytest.mark.parametrize("format", FORMATS)
def test_a_deleted_message_is_told(case: Case, format: str) -> None:
    case.send(format)
    delete(case.scribe, (TEAM, OPS, case.ts))
    assert case.changes() == ["deleted"]
    assert case.verdict().changes[0].source.endswith(f"/archives/{OPS}/p{case.ts.replace('.', '')}")


@pytest.mark.parametrize("format", FORMATS)
def test_an_edited_message_is_told(case: Case, format: str) -> None:
    case.send(format)
    case.say("Found it, I think", datetime_to_ts(case.clock.now()))
    assert case.changes() == ["edited"]


def test_a_message_deleted_before_the_draft_is_no_change(case: Case) -> None:
    delete(case.scribe, (TEAM, OPS, case.ts))
    case.send()
    assert case.changes() == []


def test_a_message_edited_before_the_draft_is_no_change(case: Case) -> None:
    case.say("Found it, I think", datetime_to_ts(case.clock.now()))
    case.later()
    case.send()
    assert case.changes() == []


def test_a_message_taken_off_the_timeline_is_told(case: Case) -> None:
    case.say("Found it", datetime_to_ts(case.clock.now()))
    case.later()
    case.send()
    react(case.scribe, (TEAM, OPS, case.ts), "pushpin", ADA, datetime_to_ts(case.clock.now()), is_present=False)
    assert case.changes() == ["taken off"]


def test_a_milestone_set_anew_is_told(case: Case) -> None:
    case.send()
    mark_milestone(case.scribe, incident_id=case.incident.id, milestone=Milestone.STARTED, text="", by=ADA)
    assert case.changes() == ["corrected"]


def test_a_retracted_note_is_told(case: Case) -> None:
    case.send()
    with case.scribe.store.write() as tx:
        note = next(event for event in tx.timeline.of(case.incident.id) if event.text.startswith("Ben restarts"))
        assert note.id is not None
        tx.timeline.set_retracted(note.id, case.clock.now())
    assert case.changes() == ["retracted"]


def test_an_answer_given_anew_is_told(case: Case) -> None:
    case.send()
    answer(case.scribe, incident_id=case.incident.id, answers={"root_cause": "The pool's size"}, by=ADA)
    assert case.changes() == ["answered anew"]


def test_a_first_answer_after_the_draft_is_no_change(case: Case) -> None:
    case.send()
    answer(case.scribe, incident_id=case.incident.id, answers={"symptoms": "Errors"}, by=ADA)
    assert case.changes() == []


def test_the_newest_draft_is_compared(case: Case) -> None:
    case.send()
    delete(case.scribe, (TEAM, OPS, case.ts))
    case.send()
    assert case.changes() == []


def test_a_draft_that_was_not_sent_leaves_the_one_before(case: Case) -> None:
    case.send()
    with case.scribe.store.write() as tx:
        draft = tx.documents.request(
            case.incident.id, template="incident-postmortem", format="pdf", recipient_id=ADA, now=case.clock.now()
        )
    compared = case.verdict().draft
    assert compared is not None
    assert compared.revision == draft.revision - 1


def test_a_draft_whose_template_is_gone_is_told_in_words(case: Case) -> None:
    case.send()
    with case.scribe.store.write() as tx:
        tx.connection.execute(tables.document.update().values(template="our-own"))
    with pytest.raises(Told, match=r"The draft of INC-1 cannot be made again to compare it: .*our-own"):
        verify_incident(case.scribe.store, "INC-1")


def test_a_sound_postmortem_is_told_with_exit_code_0(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    case.send()
    assert verify_incident(case.scribe.store, "INC-1") == 0
    said = capsys.readouterr().out
    assert "ok    each has its evidence in the record" in said
    assert "LOOK" not in said


def test_a_change_is_told_with_exit_code_1_and_without_its_text(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    case.send()
    delete(case.scribe, (TEAM, OPS, case.ts))
    assert verify_incident(case.scribe.store, "inc-1") == 1
    said = capsys.readouterr().out
    assert f"deleted since: https://example.slack.com/archives/{OPS}/" in said
    assert "Found it" not in said


@pytest.mark.parametrize(("key", "reason"), [("INC-9", "no INC-9"), ("seven", "names no incident")])
def test_an_incident_that_is_not_there_is_refused(scribe: Scribe, key: str, reason: str) -> None:
    with pytest.raises(Told, match=reason):
        verify_incident(scribe.store, key)


def test_the_command_line_refuses_in_words(database_url: str, scribe: Scribe) -> None:
    done = CliRunner().invoke(main, ["verify", "INC-9"], env={"DATABASE_URL": database_url})
    assert (done.exit_code, done.output) == (2, "Error: There is no INC-9 in the database.\n")


def test_the_command_line_tells_by_its_exit_code(database_url: str, case: Case) -> None:
    case.send()
    delete(case.scribe, (TEAM, OPS, case.ts))
    done = CliRunner().invoke(main, ["verify", "INC-1"], env={"DATABASE_URL": database_url})
    assert done.exit_code == 1
