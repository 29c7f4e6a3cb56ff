"""Questions after a detail of another answer, which that answer may leave nothing to say to."""

from collections.abc import Mapping

from bot.postmortem.answered import choices
from bot.postmortem.catalogue import QUESTIONS, Question, QuestionKind
from bot.postmortem.record import Answer

OTHER = "other"
_PARENTS: Mapping[str, Question] = {row.detail: row for row in QUESTIONS if row.detail}


def needless_by(key: str, answers: Mapping[str, Answer]) -> str | None:
    """Return the key of the answer that leaves nothing to say to the question `key`; None where there is none.

    Which SLA was breached needs no words after a "no", and how else it was detected none without "other".
    """
    parent = _PARENTS.get(key)
    answer = answers.get(parent.key) if parent else None
    if parent is None or answer is None or not answer.text.strip():
        return None
    return None if _calls_for_detail(parent, answer.text) else parent.key


def _calls_for_detail(parent: Question, text: str) -> bool:
    if parent.kind is QuestionKind.CHOICE:
        return OTHER in choices(parent, text)
    return text.strip().casefold() != "no"
