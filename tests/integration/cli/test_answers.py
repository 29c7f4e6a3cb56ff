"""`scribe answers`: what was answered, and with `--history` who wrote what when."""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner, Result

from bot.answering import list_answers
from bot.cli import main
from bot.domain.ids import TeamId, UserId
from bot.domain.people import Person
from bot.storage import Store

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA, BEN = UserId("U1"), UserId("U2")
ANSWERS = [
    ("symptoms", "Errors &lt;500&gt;\nEmpty pages", ADA),
    ("symptoms", "Errors 500", BEN),
    ("detected_by", "user", ADA),
    ("whys.1", "The pool ran empty", ADA),
    ("whys.1b.1", "A rollout went out", BEN),
    ("whys.1b.depth", "1", BEN),
]


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A database with INC-1, answered by Ada, who is known by name, and by Ben, who is not; and INC-2, unanswered."""
    store = Store(sqlite_url)
    with store.write() as tx:
        for title in ("Checkout fails", "Search fails"):
            incident = tx.incidents.add(
                team_id=TeamId("T1"), title=title, severity=None, reporter_id=ADA, lead_id=None,
                channel_id=None, declared_at=TEN, captured_from=TEN,
            )  # fmt: skip
            if title == "Checkout fails":
                for minute, (question, text, author) in enumerate(ANSWERS):
                    tx.answers.add(incident.id, question, text, author, TEN + timedelta(minutes=minute))
        tx.people.save(Person(team_id=TeamId("T1"), user_id=ADA, name="Ada"))
    store.close()
    return sqlite_url


def scribe(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["answers", *arguments], env={"DATABASE_URL": url})


def test_the_latest_answers_are_printed_section_by_section(url: str) -> None:
    assert scribe(url, "INC-1").output.splitlines() == [
        "Impact",
        "  What did users experience?",
        "    revision 2, U2, 2026-03-02 10:01 UTC:",
        "      Errors 500",
        "Detection",
        "  How was it detected?",
        "    revision 1, Ada, 2026-03-02 10:02 UTC:",
        "      User report",
        "Five whys",
        "  1. Why did the incident occur?",
        "    revision 1, Ada, 2026-03-02 10:03 UTC:",
        "      The pool ran empty",
        "  1b.1. Why did the incident occur?",
        "    revision 1, U2, 2026-03-02 10:04 UTC:",
        "      A rollout went out",
    ]


def test_the_history_holds_every_revision_with_author_and_time(url: str) -> None:
    assert scribe(url, "INC-1", "--history").output.splitlines()[1:7] == [
        "  What did users experience?",
        "    revision 1, Ada, 2026-03-02 10:00 UTC:",
        "      Errors <500>",
        "      Empty pages",
        "    revision 2, U2, 2026-03-02 10:01 UTC:",
        "      Errors 500",
    ]


@pytest.mark.parametrize(
    ("incident", "said"), [("INC-2", "Nothing is answered for INC-2 yet"), ("INC-9", "There is no INC-9")]
)
def test_what_is_not_there_is_told_in_words(url: str, incident: str, said: str) -> None:
    done = scribe(url, incident)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize("typed", ["\x1b[2J", "\x9b31m", "\x07", "\x08", "\r"])
def test_an_answer_gives_the_terminal_no_order(url: str, typed: str) -> None:
    store = Store(url)
    with store.write() as tx:
        [incident] = tx.incidents.with_number(2)
        tx.answers.add(incident.id, "symptoms", f"Errors{typed}500", ADA, TEN)
    lines = list_answers(store, "INC-2")
    store.close()
    assert "Errors" in "".join(lines)
    assert typed not in "".join(lines)
