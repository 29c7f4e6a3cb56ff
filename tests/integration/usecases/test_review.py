"""Updates, signatures and comments against a real database: once each, whoever comes first."""

import threading

import pytest

from bot.domain.messages import CapturedMessage
from bot.domain.review import DEFAULT_ROLES, SignOffRole
from bot.storage import tables
from bot.usecases.comments import drop_comment, take_comment
from bot.usecases.incidents import resolve
from bot.usecases.reading import read_message
from bot.usecases.review import send_to_review, sign_off
from tests.integration.usecases.world import ADA, DANA, TEAM, World, rows


@pytest.fixture
def reviewed(world: World) -> World:
    """The world with its incident resolved, its postmortem sent to Ada and Dana."""
    resolve(world.scribe, incident_id=world.incident.id, text="", by=ADA)
    send_to_review(world.scribe, incident_id=world.incident.id, to=[DANA], by=ADA)
    world.drain()
    return world


def test_signatures_at_once_make_it_final_once(reviewed: World) -> None:
    people = dict(zip(DEFAULT_ROLES, (ADA, DANA), strict=True))
    start = threading.Barrier(len(people))

    def sign(role: SignOffRole) -> None:
        start.wait()
        sign_off(reviewed.scribe, incident_id=reviewed.incident.id, role=role, note="", by=people[role])

    threads = [threading.Thread(target=sign, args=(role,)) for role in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    notes = [row["note"] for row in rows(reviewed.scribe.store, tables.document)]
    assert notes == [None, "sent to review", "final"]


def test_a_signature_after_the_last_one_needed_makes_a_revision(reviewed: World) -> None:
    roles = (*DEFAULT_ROLES, SignOffRole.PRODUCT_OWNER)
    for role, who in zip(roles, (ADA, DANA, DANA), strict=True):
        sign_off(reviewed.scribe, incident_id=reviewed.incident.id, role=role, note="", by=who)
        reviewed.drain()
    notes = [row["note"] for row in rows(reviewed.scribe.store, tables.document)]
    assert notes[2:] == ["final", "changed: sign-off as product owner"]


def commented(world: World) -> CapturedMessage:
    """Return Dana's reply to her request for review, as it arrives."""
    with world.scribe.store.read() as tx:
        request = tx.outbox.posted(f"review:{world.incident.id}:{DANA}")
    assert request is not None
    payload = {"ts": "1772445700.000100", "thread_ts": request.ts, "user": DANA, "text": "Why?"}
    message = read_message(payload, TEAM, request.channel_id)
    assert message is not None
    return message


def _word_of_comments(world: World) -> list[str]:
    keys = [row["key"] or "" for row in rows(world.scribe.store, tables.outbox)]
    return [key for key in keys if key.startswith("post:comment:")]


def test_a_comment_delivered_twice_is_told_once(reviewed: World) -> None:
    for _ in range(2):
        take_comment(reviewed.scribe, commented(reviewed))
    assert len(_word_of_comments(reviewed)) == 1


def test_a_comment_deleted_before_it_arrived_is_told_to_nobody(reviewed: World) -> None:
    comment = commented(reviewed)
    drop_comment(reviewed.scribe, comment.channel_id, comment.ts, comment.thread_ts)
    take_comment(reviewed.scribe, comment)
    assert _word_of_comments(reviewed) == []


def test_who_gets_a_copy_later_gets_the_bytes_that_were_kept(world: World) -> None:
    resolve(world.scribe, incident_id=world.incident.id, text="", by=ADA)
    sent = send_to_review(world.scribe, incident_id=world.incident.id, to=[DANA], by=ADA)
    with world.scribe.store.write() as tx:  # as sent to the first reader, before the record changed
        tx.documents.keep(world.incident.id, sent.revision, b"as it was")
    world.drain()
    files = [file for said in world.control.history(world.control.dm(DANA)) for file in said.get("files") or ()]
    assert [world.control.file(file["id"]) for file in files if file["name"].endswith(".md")] == [b"as it was"]
