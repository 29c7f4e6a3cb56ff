"""Handing a question to somebody else: they are asked directly, and whoever asked sees the answer arrive."""

from collections.abc import Collection, Mapping

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.policy import Right
from bot.domain.trail import Deed, Subject
from bot.postmortem.asked import AskedQuestion, is_why, prompt_of
from bot.postmortem.record import Answer
from bot.rendering.slack.parts import safe
from bot.storage import Tx
from bot.usecases.drafts import refresh_prompts
from bot.usecases.permissions import ask_about
from bot.usecases.privacy import was_asked
from bot.usecases.scribe import Scribe, add_effect, learn, refresh
from bot.usecases.trail import trace


class CannotAnswer(Refusal):
    """A program cannot answer that. Please choose a person."""


def ask(scribe: Scribe, *, incident_id: IncidentId, question: str, of: UserId, by: UserId) -> AskedQuestion:
    """Have somebody asked one question by direct message; refuses what waits already, and whom one cannot ask.

    Whoever asks themselves gets the question to answer it in its thread.
    """
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        if not was_asked(tx, incident, by):
            ask_about(tx, scribe.taste.permissions, Right.RECORD, incident, by)
        _must_be_able_to_answer(tx, scribe, of)
        _refuse_if_waiting(tx, incident, question, of)
        value = AskedQuestion(
            incident_id=incident_id, question=question, asked_of=of, asked_by=by, asked_at=scribe.now()
        )
        asked = tx.asked.add(value)
        subject = Subject(kind="question", id=question)
        trace(tx, incident, Deed.ASKED, at=scribe.now(), by=by, subject=subject, changes={"asked": ("", of)})
        learn(tx, scribe, incident, [of, by])
        message = question_key(asked)
        add_effect(
            tx, scribe, "post", f"post:{message}", incident,
            message=message, surface="question", user_id=of, asked_id=asked.id,
        )  # fmt: skip
        refresh_prompts(tx, scribe, incident, also_of=by)
        return asked


def asked_question(scribe: Scribe, *, asked_id: int) -> AskedQuestion:
    """Return a question that was handed over."""
    with scribe.store.read() as tx:
        return tx.asked.get(asked_id)


def note_answers(
    tx: Tx, scribe: Scribe, incident: Incident, changed: Collection[str], by: UserId, before: Mapping[str, Answer]
) -> None:
    """Take in that `by` changed the answers to these questions: whoever waits for one of them is told.

    `before` are the answers as they were: whoever asked sees what somebody else had written, too.
    """
    has_new_why = any(is_why(key) for key in changed)
    for asked in tx.asked.of(incident.id):
        if asked.question not in changed:
            if has_new_why and is_why(asked.question):  # it may quote what was changed
                refresh_question(tx, scribe, incident, asked)
            continue
        if asked.is_waiting and asked.asked_of == by:
            tx.asked.answered(asked, scribe.now())
            if not asked.is_own:
                _tell(tx, scribe, incident, asked, before.get(asked.question))
            refresh_prompts(tx, scribe, incident, also_of=asked.asked_by)
        refresh_question(tx, scribe, incident, asked)


def refresh_question(tx: Tx, scribe: Scribe, incident: Incident, asked: AskedQuestion) -> None:
    """Have the message in which somebody is asked rewritten."""
    message = question_key(asked)
    refresh(tx, scribe, incident, message, "question", user_id=asked.asked_of, asked_id=asked.id)


def asked_in_thread(tx: Tx, channel_id: ChannelId, thread_ts: MessageTs | None) -> AskedQuestion | None:
    """Return the question whose message begins this thread, None where none does."""
    key = tx.outbox.posted_at(channel_id, thread_ts) if thread_ts else None
    surface, _, asked_id = (key or "").partition(":")
    return tx.asked.get(int(asked_id)) if surface == "question" else None


def question_key(asked: AskedQuestion) -> str:
    """Return the key of the message in which somebody is asked."""
    return f"question:{asked.id}"


def _tell(tx: Tx, scribe: Scribe, incident: Incident, asked: AskedQuestion, before: Answer | None) -> None:
    is_others = before is not None and before.author_id != asked.asked_of
    message = f"answered:{asked.id}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident,
        message=message, surface="answered", user_id=asked.asked_by, asked_id=asked.id,
        before=before.revision if before and is_others else None,
    )  # fmt: skip


def _must_be_able_to_answer(tx: Tx, scribe: Scribe, of: UserId) -> None:
    person = tx.people.get(scribe.workspace.team_id, of)
    if of == scribe.workspace.bot_user_id or (person is not None and person.is_bot):
        raise CannotAnswer()


def _refuse_if_waiting(tx: Tx, incident: Incident, question: str, of: UserId) -> None:
    for asked in tx.asked.of(incident.id):
        if asked.is_waiting and (asked.question, asked.asked_of) == (question, of):
            prompt = safe(prompt_of(question, tx.answers.of(incident.id)))
            raise Refusal(f"<@{of}> was asked “{prompt}” already and has not answered yet. Nobody was asked again.")
