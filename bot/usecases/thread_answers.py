"""Answers given in a thread: what somebody replies below a question, with edits and deletions."""

from bot.domain.ids import ChannelId, MessageTs
from bot.domain.messages import CapturedMessage
from bot.postmortem.asked import AskedQuestion, is_why
from bot.postmortem.replies import ThreadReply, takes_one_value, with_reply, with_value
from bot.postmortem.whys import is_finished
from bot.postmortem.wire import escape
from bot.storage import Tx
from bot.usecases.answers import store_answers, with_text
from bot.usecases.asking import asked_in_thread, refresh_question
from bot.usecases.redactions import note_message
from bot.usecases.scribe import Scribe


def take_reply(scribe: Scribe, message: CapturedMessage) -> bool:
    """Keep a reply below a question, or its later edit, and have the answer follow; False where it is no such reply."""
    with scribe.store.write() as tx:
        asked = asked_in_thread(tx, message.channel_id, message.thread_ts)
        if asked is None or message.thread_ts is None:
            return False
        if tx.forgotten.has(message.team_id, message.user_id):
            return True
        reply = ThreadReply(
            channel_id=message.channel_id, ts=message.ts, thread_ts=message.thread_ts, incident_id=asked.incident_id,
            question=asked.question, user_id=message.user_id or asked.asked_of, text=_words(message),
            edited_ts=message.edited_ts,
        )  # fmt: skip
        note_message(tx, scribe, message, asked.incident_id)
        _take(tx, scribe, asked, reply)
        return True


def drop_reply(scribe: Scribe, channel_id: ChannelId, ts: MessageTs, thread_ts: MessageTs | None) -> bool:
    """Take in that a reply below a question was deleted; False where it was no such reply."""
    with scribe.store.write() as tx:
        asked = asked_in_thread(tx, channel_id, thread_ts)
        if asked is None or thread_ts is None:
            return False
        gone = ThreadReply(
            channel_id=channel_id, ts=ts, thread_ts=thread_ts, incident_id=asked.incident_id,
            question=asked.question, user_id=asked.asked_of, text="", is_deleted=True,
        )  # fmt: skip
        _take(tx, scribe, asked, gone)
        return True


def _take(tx: Tx, scribe: Scribe, asked: AskedQuestion, reply: ThreadReply) -> None:
    incident = tx.incidents.get(asked.incident_id, for_update=True)
    before = tx.asked.replies(reply.channel_id, reply.thread_ts)
    if not tx.asked.take_reply(reply):
        return
    after = tx.asked.replies(reply.channel_id, reply.thread_ts)
    known = tx.answers.of(incident.id)
    current = known[asked.question].text if asked.question in known else ""
    text = _answer(asked, current, before, after, reply.ts)
    coming = with_text(known, asked.question, text, reply.user_id, scribe.now())
    is_last = is_why(asked.question) and text != current and is_finished(coming)
    store_answers(tx, scribe, incident, {asked.question: text}, reply.user_id, is_last=is_last)
    refresh_question(tx, scribe, incident, asked)


def _answer(
    asked: AskedQuestion, current: str, before: list[ThreadReply], after: list[ThreadReply], ts: MessageTs
) -> str:
    """The answer as it is once the thread has changed at the reply `ts`."""
    row = asked.row
    if row is not None and takes_one_value(row):
        return with_value(row, current, [one.text for one in before], [one.text for one in after])
    return with_reply(current, before, after, ts)


def _words(message: CapturedMessage) -> str:
    """What a reply says: its text, and a link to each file that came with it."""
    links = [f"<{escape(one.permalink)}|{escape(one.name).replace('|', '/')}>" for one in message.files]
    return "\n".join(part for part in (message.text.strip(), *links) if part)
