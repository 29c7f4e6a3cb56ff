"""Answers given as replies in a thread: what an answer becomes when a reply comes, changes or goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.postmortem.answered import choices
from bot.postmortem.fields import Question, QuestionKind

_YES_NO = {"yes": "yes", "y": "yes", "no": "no", "n": "no"}
# The word by itself, or with something behind a mark: "no idea" and "n/a" say neither.
_ALONE = re.compile(r"(yes|y|no|n)(?=\s*(?:\Z|[.,;:!()])|\s*\n|\s+[-–—]+\s)")
_ONE_VALUE = (QuestionKind.CHOICE, QuestionKind.YES_NO, QuestionKind.DATE)
_GAP = "\n\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadReply:
    """One reply below a question. `text` is in wire form, empty once it was deleted; `question` is its key."""

    channel_id: ChannelId
    ts: MessageTs
    thread_ts: MessageTs
    incident_id: IncidentId
    question: str
    user_id: UserId
    text: str
    edited_ts: MessageTs | None = None
    is_deleted: bool = False


def takes_one_value(question: Question | None) -> bool:
    """Whether a reply must be a date or one of the choices; None stands for a why."""
    return question is not None and question.kind in _ONE_VALUE


def value_in(question: Question, text: str) -> str | None:
    """Return what a reply says to a question that takes one value, as it is stored; None where it says none."""
    said = text.strip()
    if question.kind is QuestionKind.YES_NO:
        word = _ALONE.match(said.casefold())
        return _YES_NO[word[1]] if word else None
    if question.kind is QuestionKind.DATE:
        return _date_in(said)
    taken = choices(question, "\n".join(re.split(r"[,\n]", said)))
    return "\n".join(taken if question.is_multiple else taken[:1]) or None


def with_value(question: Question, current: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Return the answer once a thread says `after` instead of `before`: the last reply that says a value counts.

    Where none does any more, an answer that came from the thread is emptied; any other stays.
    """
    old, new = _last_value(question, before), _last_value(question, after)
    if new is not None and new != old:
        return new
    return "" if new is None and current == old else current


def with_reply(current: str, before: Sequence[ThreadReply], after: Sequence[ThreadReply], ts: MessageTs) -> str:
    """Return the answer once a thread has become `after` by what happened to its reply `ts`.

    What other replies say stays: where it went along, since two said the same, it is put back in its place.
    """
    old = next((one.text for one in before if one.ts == ts), "")
    new = next((one.text for one in after if one.ts == ts), "")
    answer = with_paragraph(current, old, new, [one.text for one in after if one.ts > ts])
    for other in after:
        if other.ts != ts and other.text and _swap(current, other.text, other.text) is not None:
            answer = with_paragraph(answer, "", other.text, [one.text for one in after if one.ts > other.ts])
    return answer


def with_paragraph(current: str, old: str, new: str, following: Sequence[str] = ()) -> str:
    """Return the answer once a reply says `new` instead of `old` (empty: it was not there, or is gone).

    A reply takes the place of its paragraph; a new one is put before the first of those `following` it, else at the
    end. Where its paragraph was rewritten since, what it says now is put at the end, and nothing is taken away.
    """
    swapped = _swap(current, old, new) if old else None
    if swapped is not None:
        return swapped
    if not new or _swap(current, new, new) is not None:
        return current
    for later in following:
        placed = _swap(current, later, f"{new}{_GAP}{later}") if later else None
        if placed is not None:
            return placed
    return f"{current.rstrip()}{_GAP}{new}" if current.strip() else new


def _swap(text: str, old: str, new: str) -> str | None:
    """The text with the paragraph(s) `old` replaced, None where they do not stand in it whole."""
    framed, sought = f"{_GAP}{text}{_GAP}", f"{_GAP}{old}{_GAP}"
    if sought not in framed:
        return None
    return framed.replace(sought, f"{_GAP}{new}{_GAP}" if new else _GAP, 1).strip("\n")


def _last_value(question: Question, texts: Sequence[str]) -> str | None:
    values = [value for text in texts if (value := value_in(question, text)) is not None]
    return values[-1] if values else None


def _date_in(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
