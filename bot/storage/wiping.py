"""Wipes what one person wrote, table by table. Each function returns how many rows it changed."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from bot.domain.forgetting import REMOVED, SOMEBODY, names_person, payload_without, titled_without, without, words_given
from bot.domain.ids import ChannelId, TeamId, UserId
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineKind
from bot.storage.columns import Work
from bot.storage.files import Files
from bot.storage.rows import hold
from bot.storage.tables import (
    action_item,
    answer,
    captured_message,
    correction,
    document,
    inbox,
    incident,
    message_file,
    message_revision,
    outbox,
    person,
    review_comment,
    sign_off,
    thread_reply,
    timeline_event,
)
from bot.storage.trail import Trail

# Lines of the timeline in a person's own words; the others are put together by the scribe.
_WORDED = (
    TimelineKind.NOTE, TimelineKind.UPDATE, TimelineKind.MILESTONE, TimelineKind.STATUS, TimelineKind.ACTION,
    TimelineKind.ITEM, TimelineKind.IMPACT, TimelineKind.TITLE,
)  # fmt: skip
# Changes that tell in which words somebody put something.
_GIVING = (TimelineKind.ITEM, TimelineKind.TITLE)


class Wiping:
    """What `user_id` wrote in the incidents of a workspace."""

    def __init__(self, connection: sa.Connection, team_id: TeamId, user_id: UserId) -> None:
        self._connection = connection
        self._team_id = team_id
        self._user_id = user_id
        self._incidents = sa.select(incident.c.id).where(incident.c.team_id == team_id)

    def name(self) -> str:
        """Return what the person is called in the record, empty where that is not known."""
        here = (person.c.team_id == self._team_id, person.c.user_id == self._user_id)
        found = self._connection.scalar(sa.select(person.c.name).where(*here))
        return "" if found in (None, SOMEBODY) else str(found)

    def is_known(self) -> bool:
        """Whether the record holds anything of theirs."""
        here = (person.c.team_id == self._team_id, person.c.user_id == self._user_id)
        found = sa.select(sa.or_(sa.exists().where(*here), sa.exists().where(*self._said())))
        return self._connection.scalar(found) is True

    def texts(self) -> set[str]:
        """Return all that they wrote."""
        statements = [
            sa.select(captured_message.c.text).where(*self._said()),
            sa.select(message_revision.c.text).where(self._is_theirs(message_revision)),
            sa.select(message_file.c.name).where(message_file.c.file_id.in_(self._files())),
            *(sa.select(column).where(*here) for column, here in self._typed()),
        ]
        found = {text for one in statements for text in self._connection.scalars(one) if text and text != REMOVED}
        return found | {words for line in self._lines(*_GIVING) for words in words_given(line)}

    def messages_in(self, channel_id: ChannelId) -> int:
        """Wipe the words of their messages in a channel; whoever takes messages in there waits meanwhile."""
        hold(self._connection, f"log:{self._team_id}:{channel_id}")
        here = captured_message.c.channel_id == channel_id
        said = sa.update(captured_message).where(*self._said(), here, ~captured_message.c.is_deleted)
        count = self._count(said.where(captured_message.c.text != REMOVED).values(text=REMOVED, author_name=None))
        earlier = sa.update(message_revision).where(
            message_revision.c.channel_id == channel_id, self._is_theirs(message_revision)
        )
        return count + self._count(earlier.where(message_revision.c.text.not_in(("", REMOVED))).values(text=REMOVED))

    def files(self) -> int:
        """Wipe the files that they shared: bytes, names and descriptions."""
        found = sa.select(message_file.c.file_id).where(message_file.c.name != "")
        file_ids = sorted(set(self._connection.scalars(found.where(message_file.c.file_id.in_(self._files())))))
        if file_ids:
            Files(self._connection).delete(self._team_id, file_ids)
            waiting = sa.select(outbox.c.id, outbox.c.arguments).where(outbox.c.kind == "keep_file")
            for row in self._connection.execute(waiting).all():  # the address of a file repeats its name
                if row.arguments["file_id"] in file_ids:
                    self._connection.execute(_row(outbox, row.id).values(arguments=row.arguments | {"address": ""}))
        return len(file_ids)

    def typed(self) -> int:
        """Wipe what they typed: notes, action items, answers, replies, comments, notes of signatures."""
        return self._links() + sum(
            self._count(sa.update(column.table).where(*here, column.not_in(("", REMOVED))).values({column: REMOVED}))
            for column, here in self._typed()
        )

    def wordings(self) -> int:
        """Wipe the other words that somebody put their messages in on a timeline."""
        event = timeline_event.c
        reworded = sa.update(timeline_event).where(event.incident_id.in_(self._incidents), event.wording.is_not(None))
        return self._count(reworded.where(event.author_id == self._user_id).values(wording=None, worded_by=None))

    def repeated(self, words: Collection[str]) -> int:
        """Take what they wrote out of answers, action items, titles, corrected lines and reasons given by others."""
        columns = [(answer.c.text, answer.c.author_id != self._user_id)]
        columns += [(action_item.c.text, ~self._worded_item())]
        of_items = timeline_event.c.kind.in_((TimelineKind.ACTION, *_GIVING))
        by_others = _worder().is_distinct_from(self._user_id)
        is_correction = timeline_event.c.corrects_id.is_not(None)
        columns += [(timeline_event.c.text, sa.and_(sa.or_(of_items, is_correction), by_others))]
        columns += [(column, sa.true()) for column in (correction.c.detail, document.c.note)]
        found = sum(self._replace(column, here, words) for column, here in columns) if words else 0
        return found + self._former_titles()

    def documents(self, words: Collection[str], name: str, at: datetime) -> int:
        """Wipe the documents that name them or repeat what they wrote; of one of which only bytes are known, too."""
        here = document.c.incident_id.in_(self._incidents)
        rows = self._connection.execute(sa.select(document).where(here, document.c.content.is_not(None)))
        gone = [row.id for row in rows if _tells(row, words, name, self._user_id)]
        wiped = sa.update(document).where(document.c.id.in_(gone))
        return self._count(wiped.values(content=None, markdown=None, removed_at=at))

    def person(self) -> int:
        """Forget the name."""
        here = (person.c.team_id == self._team_id, person.c.user_id == self._user_id, person.c.name != SOMEBODY)
        return self._count(sa.update(person).where(*here).values(name=SOMEBODY, tz="UTC"))

    def trail(self) -> int:
        """Wipe what digests in the audit trail can be held against words with."""
        return Trail(self._connection).unseal_person(self._team_id, self._user_id)

    def inbox(self) -> int:
        """Take what they wrote out of deliveries that wait or were given up."""
        rows = self._connection.execute(sa.select(inbox.c.id, inbox.c.payload).where(inbox.c.state != Work.DONE))
        changed = 0
        for row in rows.all():
            if self._user_id.encode() not in bytes(row.payload):
                continue
            before = json.loads(row.payload)
            after = payload_without(before, self._user_id)
            changed += after != before
            self._connection.execute(_row(inbox, row.id).values(payload=json.dumps(after).encode("ascii")))
        return changed

    def outbox(self, words: Collection[str]) -> int:
        """Take what they wrote out of effects on Slack, done or not."""
        changed = 0
        for row in self._connection.execute(sa.select(outbox.c.id, outbox.c.arguments)).all():
            after = _arguments(row.arguments, words, self._user_id)
            if after != row.arguments:
                changed += 1
                self._connection.execute(_row(outbox, row.id).values(arguments=after))
        return changed

    def _typed(self) -> Sequence[tuple[sa.Column[str], tuple[sa.ColumnElement[bool], ...]]]:
        """The columns that hold what people typed, and which of their rows are this person's."""
        event, item = timeline_event.c, action_item.c
        line = event.incident_id.in_(self._incidents)
        is_worded = sa.and_(event.kind.in_(_WORDED), event.milestone.is_distinct_from(Milestone.DECLARED))
        is_theirs = answer.c.author_id == self._user_id
        is_structure = answer.c.question.like("%.depth")  # a mark beside the whys, not words
        theirs = item.incident_id.in_(self._incidents)
        said_why = self._item_line_with(item.reason)
        return (
            (item.reason, (theirs, said_why)),  # before the lines of the timeline, by which these are known
            (item.text, (theirs, self._worded_item())),
            (event.text, (line, is_worded, _worder() == self._user_id)),
            (event.wording, (line, event.worded_by == self._user_id)),
            (answer.c.text, (is_theirs, answer.c.incident_id.in_(self._incidents), ~is_structure)),
            *(
                (table.c[name], (table.c.user_id == self._user_id, table.c.incident_id.in_(self._incidents)))
                for table, name in ((thread_reply, "text"), (review_comment, "text"), (sign_off, "note"))
            ),
        )  # fmt: skip

    def _worded_item(self) -> sa.ColumnElement[bool]:
        """Whether the words of an action item are theirs: noted by them, put so by them, or those of their message."""
        item = action_item.c
        is_place = (captured_message.c.channel_id == item.channel_id, captured_message.c.ts == item.message_ts)
        quoted = sa.and_(item.follows_message, sa.exists().where(*self._said(), *is_place))
        put_so = self._item_line_with(sa.literal("now reads “").concat(item.text).concat("”"))
        return sa.or_(item.created_by == self._user_id, quoted, put_so)

    def _item_line_with(self, words: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """Whether a change of theirs told these words; looked for as they are, whatever signs are in them."""
        event = timeline_event.c
        is_told = sa.func.replace(event.text, words, "") != event.text
        of_items = (event.kind == TimelineKind.ITEM, event.incident_id == action_item.c.incident_id)
        return sa.exists().where(event.author_id == self._user_id, *of_items, is_told)

    def _lines(self, *kinds: TimelineKind) -> list[str]:
        """What the timeline tells of their changes of these kinds."""
        event = timeline_event.c
        theirs = (event.incident_id.in_(self._incidents), event.author_id == self._user_id)
        return list(self._connection.scalars(sa.select(event.text).where(*theirs, event.kind.in_(kinds))))

    def _links(self) -> int:
        """Take addresses off action items: all of those that they noted, of others those that they put there."""
        item, lines, changed = action_item.c, self._lines(TimelineKind.ITEM), 0
        here = sa.select(item.id, item.links, item.created_by).where(item.incident_id.in_(self._incidents))
        for row in self._connection.execute(here.where(item.links != ())).all():
            is_theirs = row.created_by == self._user_id
            kept = tuple(one for one in row.links if not is_theirs and not any(one in line for line in lines))
            if kept != row.links:
                changed += 1
                self._connection.execute(_row(action_item, row.id).values(links=kept))
        return changed

    def _said(self) -> tuple[sa.ColumnElement[bool], ...]:
        message = captured_message.c
        return message.team_id == self._team_id, message.user_id == self._user_id

    def _is_theirs(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """Whether a row of `table` belongs to a message of theirs."""
        same = (table.c[name] == captured_message.c[name] for name in ("team_id", "channel_id", "ts"))
        return sa.exists().where(*self._said(), *same)

    def _files(self) -> sa.Select[Any]:
        """The files that they shared; of one whose sharer is not known, whoever wrote the message is."""
        by_them = message_file.c.user_id == self._user_id
        perhaps = sa.and_(message_file.c.user_id.is_(None), self._is_theirs(message_file))
        return sa.select(message_file.c.file_id).where(
            message_file.c.team_id == self._team_id, sa.or_(by_them, perhaps)
        )  # fmt: skip

    def _former_titles(self) -> int:
        """Take titles that they gave out of the lines that tell what came next, however short they were."""
        event = timeline_event.c
        here = (event.incident_id.in_(self._incidents), event.kind == TimelineKind.TITLE)
        told = sa.select(event.id, event.incident_id, event.author_id, event.text).where(*here)
        rows = self._connection.execute(told.order_by(event.incident_id, event.id)).all()
        after = [
            (row, new)
            for before, row in pairwise(rows)
            if before.incident_id == row.incident_id and before.author_id == self._user_id != row.author_id
            and (new := titled_without(row.text)) != row.text
        ]  # fmt: skip
        for row, text in after:
            self._connection.execute(_row(timeline_event, row.id).values(text=text))
        Trail(self._connection).unseal_incidents({row.incident_id for row, _ in after})
        return len(after)

    def _replace(self, column: sa.Column[Any], here: sa.ColumnElement[bool], words: Collection[str]) -> int:
        table = column.table
        ours = table.c.incident_id.in_(self._incidents)
        found = sa.select(table.c.id, column, table.c.incident_id).where(ours, here, column.is_not(None))
        rows = self._connection.execute(found)
        changed = [(row[0], new, row[2]) for row in rows if (new := without(row[1], words)) != row[1]]
        for row_id, text, _ in changed:
            self._connection.execute(_row(table, row_id).values({column: text}))
        Trail(self._connection).unseal_incidents({incident_id for *_, incident_id in changed})
        return len(changed)

    def _count(self, statement: sa.Update) -> int:
        return int(self._connection.execute(statement).rowcount)


def _worder() -> sa.ColumnElement[str]:
    """Whose words a line's text is: those of whoever put it so, else its author's."""
    return sa.func.coalesce(timeline_event.c.worded_by, timeline_event.c.author_id)


def _row(table: Any, row_id: int) -> sa.Update:
    return sa.update(table).where(table.c.id == row_id)


def _tells(row: Any, words: Collection[str], name: str, user_id: UserId) -> bool:
    texts = [bytes(part).decode("utf-8", "replace") for part in (row.content, row.markdown) if part is not None]
    return any(names_person(text, name, user_id) or any(own in text for own in words) for text in texts)


def _arguments(value: Any, words: Collection[str], user_id: UserId) -> Any:
    """The arguments of an effect without these words, however deep, nor the person's name where they may be chosen."""
    if isinstance(value, str):
        return without(value, words)
    if isinstance(value, list):
        return [_arguments(part, words, user_id) for part in value]
    if not isinstance(value, Mapping):
        return value
    if "text" in value and f"<@{user_id}>" in str(value.get("value")):
        return {**value, "text": {**value["text"], "text": SOMEBODY}}
    return {name: _arguments(part, words, user_id) for name, part in value.items()}
