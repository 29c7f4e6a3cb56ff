"""What changes beneath a final postmortem: one revision tells of all that changed within a short while."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.action_items import Owner, Priority
from bot.domain.dues import Due
from bot.domain.milestones import Milestone
from bot.domain.review import DEFAULT_ROLES, SignOffRole
from bot.domain.severity import Severity
from bot.domain.updates import Audience
from bot.storage import tables
from bot.usecases.answers import answer
from bot.usecases.closing import close
from bot.usecases.comments import drop_comment, take_comment
from bot.usecases.corrections import GATHERING
from bot.usecases.drafts import request_draft
from bot.usecases.incidents import assign_lead, change_severity, resolve
from bot.usecases.items import add_item
from bot.usecases.milestones import mark_milestone
from bot.usecases.renaming import rename
from bot.usecases.review import send_to_review, sign_off
from bot.usecases.timeline import add_note
from bot.usecases.updates import tell
from tests.integration.usecases.test_review import commented
from tests.integration.usecases.world import ADA, BEN, DANA, OPS, World, drain, feed, rows, scribe_on

pytestmark = pytest.mark.postgres_in_soak


class Final:
    """The world with a final postmortem: Ben's first message is on the timeline, his second is not."""

    def __init__(self, world: World) -> None:
        self.world, self.control = world, world.control
        self.scribe = world.scribe
        self.of: dict[str, Any] = {"incident_id": world.incident.id}
        self._heard = len(self.control.undelivered())
        self.shown = self.control.say(BEN, OPS, "The pool is exhausted")
        self.unshown = self.control.say(BEN, OPS, "Lunch, anybody?")
        self.pin(self.shown)
        world.later()
        resolve(self.scribe, text="", by=ADA, **self.of)
        send_to_review(self.scribe, to=[DANA], by=ADA, **self.of)
        for role, who in zip(DEFAULT_ROLES, (ADA, DANA), strict=True):
            sign_off(self.scribe, role=role, note="", by=who, **self.of)
        world.drain()
        world.later()

    def hear(self) -> None:
        """Take in what happened in the channel since the last time."""
        news = self.control.undelivered()[self._heard :]
        self._heard += len(news)
        feed(self.scribe, (payload["event"] for payload in news))

    def pin(self, ts: str) -> None:
        self.control.react(ADA, OPS, ts, "pushpin")
        self.hear()

    def unpin(self, ts: str) -> None:
        self.control.unreact(ADA, OPS, ts, "pushpin")
        self.hear()

    def note(self, text: str = "Late") -> None:
        add_note(self.scribe, text=text, by=BEN, **self.of)

    def revisions(self) -> list[dict[str, Any]]:
        """Return the revisions made since it was final."""
        self.world.drain()
        return rows(self.scribe.store, tables.document)[3:]

    def notes(self) -> list[str]:
        return [row["note"] for row in self.revisions()]


@pytest.fixture
def final(world: World) -> Final:
    return Final(world)


def edit(final: Final) -> None:
    final.control.edit(BEN, OPS, final.shown, "The pool was full")
    final.hear()


def delete(final: Final) -> None:
    final.control.delete(BEN, OPS, final.shown)
    final.hear()


def evidence(final: Final) -> None:
    final.control.say(BEN, OPS, "See https://grafana.example.com/d/pool")
    final.hear()


def item(final: Final) -> None:
    add_item(
        final.scribe, text="Alert on pool use", owner=Owner(user_id=BEN), due=Due(on=date(2026, 3, 9)),
        priority=Priority.HIGH, by=ADA, **final.of,
    )  # fmt: skip


DEEDS: dict[str, Callable[[Final], Any]] = {
    "timeline (a note)": lambda final: final.note(),
    "timeline (milestone detected)": lambda final: mark_milestone(
        final.scribe, milestone=Milestone.DETECTED, text="", by=ADA, **final.of
    ),
    "timeline (a status update)": lambda final: tell(
        final.scribe, text="All is well", audience=Audience.EXTERNAL, by=ADA, **final.of
    ),
    "timeline (a message was put on)": lambda final: final.pin(final.unshown),
    "timeline (a message was taken off)": lambda final: final.unpin(final.shown),
    "timeline (a message was edited)": edit,
    "timeline (a message was deleted)": delete,
    "timeline (the incident was closed)": lambda final: close(final.scribe, reason="done", by=ADA, **final.of),
    "what was said": evidence,
    "title": lambda final: rename(final.scribe, title="Search is slow", by=ADA, **final.of),
    "severity": lambda final: change_severity(final.scribe, severity=Severity.SEV1, by=ADA, **final.of),
    "action item 1": item,
    "sign-off as product owner": lambda final: sign_off(
        final.scribe, role=SignOffRole.PRODUCT_OWNER, note="", by=DANA, **final.of
    ),
    "review comments": lambda final: take_comment(final.scribe, commented(final.world)),
    "Impact (a guess before)": lambda final: answer(
        final.scribe, answers={"users_affected": "42"}, by=ADA, correction="a guess before", **final.of
    ),
}


@pytest.mark.parametrize("note", DEEDS)
def test_each_change_makes_a_revision_that_names_it(final: Final, note: str) -> None:
    DEEDS[note](final)
    assert final.notes() == [f"changed: {note}"]


def test_a_new_lead_gets_the_revision_at_once(final: Final) -> None:
    assign_lead(final.scribe, lead_id=BEN, by=ADA, **final.of)
    assert [(row["note"], row["recipient_id"]) for row in final.revisions()] == [("changed: incident lead", BEN)]


def test_several_changes_in_a_short_while_are_one_revision(final: Final) -> None:
    final.note("Late")
    final.note("Later")
    DEEDS["severity"](final)
    edit(final)
    assert final.notes() == ["changed: timeline (a note; a message was edited), severity"]


def test_changes_far_apart_are_revisions_of_their_own(final: Final) -> None:
    final.note()
    assert len(final.notes()) == 1
    DEEDS["severity"](final)
    assert final.notes() == ["changed: timeline (a note)", "changed: severity"]


def test_nothing_is_sent_before_the_changes_are_gathered(final: Final) -> None:
    final.note()
    drain(final.scribe, final.world.gateway, final.world.clock, longest=GATHERING - timedelta(seconds=1))
    assert len(rows(final.scribe.store, tables.document)) == 3


def test_another_process_makes_the_revision_after_a_restart(final: Final) -> None:
    final.note()
    drain(scribe_on(final.scribe.store, final.world.clock), final.world.gateway, final.world.clock)
    assert final.notes() == ["changed: timeline (a note)"]


def test_talk_that_the_document_does_not_show_makes_no_revision(final: Final) -> None:
    final.control.say(BEN, OPS, "Well done, all")
    final.control.react(ADA, OPS, final.shown, "tada")
    final.hear()
    assert final.notes() == []


def test_what_was_taken_back_makes_no_revision(final: Final) -> None:
    final.unpin(final.shown)
    final.pin(final.shown)
    assert final.notes() == []


def test_a_change_that_was_not_heard_of_is_found_by_the_sweep(final: Final) -> None:
    final.control.edit(BEN, OPS, final.shown, "The pool was full")
    final.world.sweep()
    assert final.notes() == ["changed: timeline (a message was edited)"]


def test_a_sweep_that_finds_nothing_new_makes_no_revision(final: Final) -> None:
    final.world.sweep()
    assert final.notes() == []
    assert rows(final.scribe.store, tables.correction) == []


def test_what_is_deleted_after_closing_makes_a_revision_too(final: Final) -> None:
    DEEDS["timeline (the incident was closed)"](final)
    final.world.drain()
    delete(final)
    assert final.notes()[1:] == ["changed: timeline (a message was deleted)"]


def test_a_deleted_comment_makes_a_revision(final: Final) -> None:
    comment = commented(final.world)
    take_comment(final.scribe, comment)
    final.world.drain()
    drop_comment(final.scribe, comment.channel_id, comment.ts, comment.thread_ts)
    assert final.notes() == ["changed: review comments", "changed: review comments"]


def test_a_draft_that_somebody_asked_for_takes_no_correction_away(final: Final) -> None:
    final.note()
    request_draft(final.scribe, by=BEN, **final.of)
    assert final.notes() == [None, "changed: timeline (a note)"]
