"""`scribe revisions` and `scribe diff`: what was sent stays readable, and what changed is seen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.domain.ids import TeamId, UserId
from bot.storage import Store

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
CONTENTS = [b"# Checkout\n\nUsers: 40\n", b"# Checkout\n\nUsers: 4,200\n", b"\xff\xfe", None]


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A database with four revisions of INC-1: two of text, one that is none, and one not sent yet."""
    store = Store(sqlite_url)
    with store.write() as tx:
        incident = tx.incidents.add(
            team_id=TeamId("T1"), title="Checkout fails", severity=None, reporter_id=UserId("U1"), lead_id=None,
            channel_id=None, declared_at=TEN, captured_from=TEN,
        )  # fmt: skip
        for note, content in zip((None, "changed: Impact (a &lt; b)", None, None), CONTENTS, strict=True):
            draft = tx.documents.request(
                incident.id, template="post-mortem", format="md", recipient_id=UserId("U1"), now=TEN, note=note
            )
            if content is not None:
                tx.documents.keep(incident.id, draft.revision, content)
    store.close()
    return sqlite_url


def scribe(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"DATABASE_URL": url})


def test_the_difference_is_shown_with_what_was_noted(url: str) -> None:
    assert scribe(url, "diff", "INC-1", "r1", "r2").output.splitlines() == [
        "--- INC-1 r1 post-mortem.md",
        "+++ INC-1 r2 post-mortem.md (changed: Impact (a < b))",
        "@@ -1,3 +1,3 @@",
        " # Checkout",
        " ",
        "-Users: 40",
        "+Users: 4,200",
    ]


def test_equal_revisions_are_said_to_be(url: str) -> None:
    assert scribe(url, "diff", "inc-1", "2", "2").output == "r2 and r2 of INC-1 say the same.\n"


def test_all_revisions_are_listed(url: str) -> None:
    assert scribe(url, "revisions", "INC-1").output.splitlines() == [
        "r1  2026-03-02 10:00 UTC  post-mortem.md, 22 bytes, to U1",
        "r2  2026-03-02 10:00 UTC  post-mortem.md, 25 bytes, to U1; changed: Impact (a < b)",
        "r3  2026-03-02 10:00 UTC  post-mortem.md, 2 bytes, to U1",
        "r4  2026-03-02 10:00 UTC  post-mortem.md, not sent yet, to U1",
    ]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_older_revision_is_read_byte_for_byte(url: str, number: int) -> None:
    assert scribe(url, "revisions", "INC-1", "--read", f"r{number}").stdout_bytes == CONTENTS[number - 1]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("diff", "INC-1", "r1", "r9"), "INC-1 has no revision “r9”: its revisions are r1 to r4."),
        (("diff", "INC-1", "r1", "r3"), "Revision 3 is no text (format md): only text can be compared."),
        (("diff", "INC-1", "r1", "r4"), "Revision 4 was not sent yet."),
        (("revisions", "INC-9"), "There is no INC-9"),
        (("revisions", "checkout"), "“checkout” names no incident"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(url: str, arguments: tuple[str, ...], reason: str) -> None:
    done = scribe(url, *arguments)
    assert done.exit_code == 2
    assert reason in done.output


def test_a_database_of_another_version_is_not_read(tmp_path: Path) -> None:
    done = scribe(f"sqlite:///{tmp_path / 'new.db'}", "revisions", "INC-1")
    assert done.exit_code == 2
    assert "scribe db upgrade" in done.output


def test_revisions_of_other_formats_are_compared_by_what_they_say(url: str) -> None:
    store = Store(url)
    with store.write() as tx:
        [incident] = tx.incidents.with_number(1)
        for text in (b"Users: 40\n", b"Users: 41\n"):
            draft = tx.documents.request(
                incident.id, template="post-mortem", format="pdf", recipient_id=UserId("U1"), now=TEN
            )
            tx.documents.keep(incident.id, draft.revision, b"%PDF\xff", text)
    store.close()
    assert scribe(url, "diff", "INC-1", "r5", "r6").output.splitlines()[-2:] == ["-Users: 40", "+Users: 41"]
    assert " Users: 40" in scribe(url, "diff", "INC-1", "r1", "r5").output.splitlines()
