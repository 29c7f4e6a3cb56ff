"""Forgetting a person: their words are gone from the record and its files, stay gone, and the structure stays."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from bot.cli import main
from bot.domain.action_items import ActionStatus, Owner, Priority
from bot.domain.dues import Due
from bot.domain.forgetting import REMOVED, SOMEBODY
from bot.domain.ids import MessageTs, UserId
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.timeline import TimelineKind
from bot.paths import data_path
from bot.postmortem.asked import AskedQuestion
from bot.postmortem.replies import ThreadReply
from bot.rendering.documents import render
from bot.storage import Store
from bot.storage.disk import sweep_disk
from bot.storage.inbox import Delivery
from bot.storage.migrations import upgrade
from bot.storage.tables import document, inbox, metadata, timeline_event
from bot.usecases.answers import answer
from bot.usecases.audit import audit
from bot.usecases.drafts import request_draft
from bot.usecases.editing import edit_line
from bot.usecases.forgetting import forget
from bot.usecases.inbox import keep_deliveries
from bot.usecases.items import add_item, change_item
from bot.usecases.milestones import mark_milestone
from bot.usecases.people import learn_person
from bot.usecases.record import load_record
from bot.usecases.renaming import rename
from bot.usecases.states import tell_impact
from bot.usecases.timeline import add_note
from tests.integration.usecases.world import ADA, BEN, OPS, TEAM, WORKSPACE, World, feed, rows, world_on
from tests.support.pictures import png

SAID = "the zebra pool of checkout ran dry"
NAME = "Benedikt Zebra"


@dataclass(frozen=True)
class Played:
    """An incident in which Ben wrote by every way, and in which Ada has worked with what he wrote."""

    world: World
    told: str  # the ts of a message of his

    def everything(self) -> str:
        """All that the tables hold, as text."""
        with self.world.scribe.store.read() as tx:
            found = [tx.connection.execute(sa.select(table)).all() for table in metadata.sorted_tables]
        return "\n".join(_plain(value) for table in found for row in table for value in row)

    def forget(self, *, is_trial: bool = False) -> dict[str, int]:
        return dict(forget(self.world.scribe.store, user_id=BEN, at=self.world.scribe.now(), is_trial=is_trial))


def _plain(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


@pytest.fixture
def played(store: Store) -> Iterator[Played]:
    """On either database."""
    with world_on(store) as world:
        yield Played(world, _play(world))


@pytest.fixture
def here(sqlite_url: str) -> Iterator[Played]:
    """On SQLite, for what does not depend on the database."""
    store = Store(sqlite_url)
    upgrade(store, data_path("migrations"))
    with world_on(store) as world:
        yield Played(world, _play(world))
    store.close()


def heard(world: World) -> list[Mapping[str, Any]]:
    """Return the events that Slack would tell, of all that happened."""
    return [payload["event"] for payload in world.control.undelivered()]


def _play(world: World) -> str:
    """Have Ben write by every way; each text holds the word zebra."""
    scribe, incident_id, control = world.scribe, world.incident.id, world.control
    ts = control.say(BEN, OPS, f"First {SAID}")
    control.edit(BEN, OPS, ts, f"Then {SAID}")
    control.say(BEN, OPS, f"A reply: {SAID}", thread_ts=control.say(ADA, OPS, "What happened?"))
    control.say(BEN, OPS, f"See {SAID}", files=[{"name": "zebra-pool.png", "content": png(40, 30)}])
    words = f"<@{WORKSPACE.bot_user_id}> note By mention: {SAID}"
    asked = {"type": "app_mention", "channel": OPS, "user": BEN, "text": words, "ts": control.say(BEN, OPS, words)}
    feed(scribe, [asked, *heard(world)])
    world.sweep()
    learn_person(scribe, Person(team_id=TEAM, user_id=BEN, name=NAME, tz="America/New_York"))
    tell_impact(scribe, incident_id=incident_id, text=f"Impact: {SAID}", by=BEN)
    _, number = add_note(scribe, incident_id=incident_id, text=f"Noted: {SAID}", by=BEN)
    edit_line(scribe, incident_id=incident_id, number=number, text=f"Noted: {SAID}, says Ada", by=ADA)
    _, number = add_note(scribe, incident_id=incident_id, text="Noted by Ada, whom Ben corrected", by=ADA)
    edit_line(scribe, incident_id=incident_id, number=number, text="Zebra, in Ben's words", by=BEN)
    edit_line(scribe, incident_id=incident_id, number=number, occurred_at=scribe.now() - timedelta(minutes=1), by=ADA)
    mark_milestone(scribe, incident_id=incident_id, milestone=Milestone.MITIGATED, text=f"Done: {SAID}", by=BEN)
    answer(scribe, incident_id=incident_id, answers={"root_cause": f"Because {SAID}"}, by=BEN)
    answer(scribe, incident_id=incident_id, answers={"root_cause": f"Because {SAID}, says Ada"}, by=ADA)
    add_item(
        scribe, incident_id=incident_id, text=f"See to it that {SAID}", owner=Owner(user_id=ADA),
        due=Due(on=date(2026, 4, 1)), priority=Priority.HIGH, by=BEN,
    )  # fmt: skip
    reacted = add_item(scribe, incident_id=incident_id, text=f"See {SAID}", by=ADA)
    assert reacted.id is not None
    change_item(scribe, item_id=reacted.id, status=ActionStatus.BLOCKED, reason=f"Since {SAID}", by=BEN)
    _work_on_items_of_adas(world)
    _rename(world)
    _reply(world)
    for format in ("md", "txt"):
        request_draft(scribe, incident_id=incident_id, by=ADA, format=format)
    world.drain()
    late = {"type": "message", "channel": OPS, "user": BEN, "text": SAID, "ts": "1772445700.000100"}
    payload = json.dumps({"event_id": "Ev9", "event": late}).encode()
    with scribe.store.write() as tx:
        tx.inbox.put([Delivery(event_id="Ev9", kind="message", payload=payload, received_at=scribe.now())])
    return ts


def _work_on_items_of_adas(world: World) -> None:
    """Ben puts items of Ada's in his words; with one she goes on, the other she puts in hers again."""
    scribe, incident_id = world.scribe, world.incident.id
    noted = add_item(scribe, incident_id=incident_id, text="Cap the pool", by=ADA).id or 0
    change_item(scribe, item_id=noted, text=f"Cap it; {SAID}", links=("https://zebra.example.com/1",), by=BEN)
    change_item(scribe, item_id=noted, status=ActionStatus.BLOCKED, reason=f"100% of it \\ since {SAID}", by=BEN)
    change_item(scribe, item_id=noted, owner=Owner(user_id=ADA), by=ADA)
    noted = add_item(scribe, incident_id=incident_id, text="Raise the limit", by=ADA).id or 0
    change_item(scribe, item_id=noted, text=f"Raise it, {SAID} or not", by=BEN)
    change_item(scribe, item_id=noted, text="Raise it", by=ADA)


def _rename(world: World) -> None:
    """Ben gives titles that others replace: a long one, and one that is too short to be told from others' words."""
    for title, by in ((f"Since {SAID}", BEN), ("Ada's title", ADA), ("Zebra", BEN), ("Checkout fails again", ADA)):
        rename(world.scribe, incident_id=world.incident.id, title=title, by=by, insists=True)


def _reply(world: World) -> None:
    with world.scribe.store.write() as tx:
        asked = AskedQuestion(
            incident_id=world.incident.id, question="symptoms", asked_of=BEN, asked_by=ADA, asked_at=world.clock.now()
        )
        reply = ThreadReply(
            channel_id=OPS, ts=MessageTs("1.2"), thread_ts=MessageTs("1.1"), incident_id=world.incident.id,
            question=tx.asked.add(asked).question, user_id=BEN, text=f"I saw that {SAID}",
        )  # fmt: skip
        tx.asked.take_reply(reply)


def test_what_is_to_be_forgotten_is_there_before(here: Played) -> None:
    assert here.everything().count("zebra") > 20
    assert here.forget(is_trial=True)["messages"] == 5
    assert here.everything().count("zebra") > 20, "a trial changes nothing"


def test_nothing_they_wrote_is_left_and_the_structure_stays(played: Played) -> None:
    world = played.world
    before = {table: len(rows(world.scribe.store, table)) for table in metadata.sorted_tables}
    counted = played.forget(is_trial=True)
    assert played.forget() == counted
    assert [line for line in played.everything().splitlines() if "zebra" in line.lower()] == []
    after = {table: len(rows(world.scribe.store, table)) for table in metadata.sorted_tables}
    assert {table.name for table, count in after.items() if count != before[table]} == {
        "forgotten_person",
        "audit_trail",
    }
    with world.scribe.store.read() as tx:
        made = str(render(load_record(tx, world.scribe, world.incident.id), format="txt"))
    assert REMOVED in made
    assert SOMEBODY in made
    assert "LESSONS LEARNED" in made.upper()


def test_what_is_heard_later_does_not_bring_it_back(played: Played) -> None:
    world = played.world
    played.forget()
    feed(world.scribe, heard(world))
    world.control.edit(BEN, OPS, played.told, f"Again {SAID}")
    world.control.say(BEN, OPS, f"And now {SAID}")
    world.sweep()
    feed(world.scribe, heard(world))
    learn_person(world.scribe, Person(team_id=TEAM, user_id=BEN, name=NAME))
    assert [line for line in played.everything().splitlines() if "zebra" in line.lower()] == []


def test_an_audit_finds_no_difference(played: Played) -> None:
    world = played.world
    played.forget()
    world.sweep()
    [channel] = audit(world.scribe, world.gateway, world.incident, lambda _: None)
    assert (channel.differences, channel.in_slack) == ((), 5)


def test_a_log_that_still_held_their_words_would_be_found(here: Played) -> None:
    world = here.world
    here.forget()
    with world.scribe.store.write() as tx:
        tx.connection.execute(sa.text("UPDATE captured_message SET text = 'zebra' WHERE user_id = :ben"), {"ben": BEN})
    world.later()
    [channel] = audit(world.scribe, world.gateway, world.incident, lambda _: None)
    assert channel.differences


def test_forgetting_again_finds_nothing_more(here: Played) -> None:
    here.forget()
    assert set(here.forget().values()) == {0}


def test_drafts_are_removed_and_say_so(here: Played) -> None:
    here.forget()
    kept = [(row["content"], row["removed_at"] is None) for row in rows(here.world.scribe.store, document)]
    assert kept == [(None, False)] * 2


def test_lines_of_others_stay_as_they_were(here: Played) -> None:
    add_note(here.world.scribe, incident_id=here.world.incident.id, text="Ada saw it too", by=ADA)
    here.forget()
    assert "Ada saw it too" in [row["text"] for row in rows(here.world.scribe.store, timeline_event)]


def test_of_a_line_that_they_reworded_the_author_keeps_what_was_said_first(here: Played) -> None:
    here.forget()
    told = [row["text"] for row in rows(here.world.scribe.store, timeline_event) if row["author_id"] == ADA]
    assert "Noted by Ada, whom Ben corrected" in told


def test_a_line_of_theirs_that_somebody_else_reworded_keeps_the_other_words(here: Played) -> None:
    here.forget()
    told = [row["text"] for row in rows(here.world.scribe.store, timeline_event) if row["worded_by"] == ADA]
    assert told == ["[removed at their request], says Ada"]


def test_titles_they_gave_are_gone_where_the_next_one_names_them(here: Played) -> None:
    here.forget()
    told = [row["text"] for row in rows(here.world.scribe.store, timeline_event) if row["kind"] == TimelineKind.TITLE]
    theirs = [f"Title set to “{title}” (was “{REMOVED}”)" for title in ("Ada's title", "Checkout fails again")]
    assert told == [REMOVED, theirs[0], REMOVED, theirs[1]]


def test_the_title_an_incident_has_stays_whoever_gave_it(here: Played) -> None:
    rename(here.world.scribe, incident_id=here.world.incident.id, title="Payments fail in Europe", by=BEN, insists=True)
    here.forget()
    with here.world.scribe.store.read() as tx:
        assert tx.incidents.get(here.world.incident.id).title == "Payments fail in Europe"


def test_somebody_of_whom_nothing_is_known_is_not_remembered(here: Played) -> None:
    scribe = here.world.scribe
    assert forget(scribe.store, user_id=UserId("U0NOBODY"), at=scribe.now()) == {}


def test_no_byte_of_it_is_left_in_the_files_of_sqlite(here: Played, sqlite_file: Path) -> None:
    with closing(sqlite3.connect(sqlite_file)) as at_work:  # else the last connection would empty the journal
        at_work.execute("SELECT count(*) FROM person").fetchone()
        assert holding(sqlite_file.parent) != []
        here.forget()
        assert sweep_disk(here.world.scribe.store)
        assert holding(sqlite_file.parent) == []


def test_what_is_delivered_later_is_stored_without_their_words(here: Played) -> None:
    scribe = here.world.scribe
    here.forget()
    event = {"type": "message", "user": BEN, "channel": OPS, "ts": "1772445999.000100", "text": f"Again {SAID}"}
    bodies = [{"event_id": f"Ev{number}", "event": event | {"user": user}} for number, user in ((1, BEN), (2, ADA))]
    told = [json.dumps(body).encode("ascii") for body in bodies]
    deliveries = [
        Delivery(event_id=f"Ev{number}", kind="message", payload=payload, received_at=scribe.now())
        for number, payload in enumerate(told)
    ]
    keep_deliveries(scribe, deliveries)
    kept = [bytes(row["payload"]) for row in rows(scribe.store, inbox)][-2:]
    assert [b"zebra" in payload for payload in kept] == [False, True]
    assert REMOVED.encode() in kept[0]


def holding(folder: Path) -> list[str]:
    """Return the database's files in which what Ben said can be read."""
    return [path.name for path in sorted(folder.glob("scribe.db*")) if b"zebra" in path.read_bytes().lower()]


def test_the_command_counts_forgets_and_says_what_remains(here: Played, sqlite_url: str) -> None:
    def forget_by_command(*options: str, user: str = BEN) -> tuple[int, str]:
        command = ["forget", "--user", user, *options]
        done = CliRunner().invoke(main, command, env={"DATABASE_URL": sqlite_url})
        return done.exit_code, done.output

    assert forget_by_command(user="U0NOBODY")[0] == 1
    code, counted = forget_by_command("--dry-run")
    assert (code, counted.splitlines()[0]) == (0, f"{BEN}: would be wiped")
    code, done = forget_by_command()
    assert (code, done) == (0, counted.replace("would be", "were"))
    assert "in Slack itself" in done
    assert "in backups" in done
    assert "zebra" not in here.everything().lower()
