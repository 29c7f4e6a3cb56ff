"""Answers as facts: each kind of question put into words."""

import re

from bot.postmortem.catalogue import Question, QuestionKind
from bot.postmortem.facts import Fact, Origin
from bot.postmortem.record import Answer
from bot.postmortem.wire import escape

_BULLET = re.compile(r"^[-*•]\s+")
_YES_NO = {"yes": "Yes", "no": "No"}


def answered(question: Question, answer: Answer) -> Fact:
    """Return the fact that `answer` states; a list has an item for each line that is not empty."""
    text = _words(question, answer.text.strip())
    return _fact(question.key, text, _items(question, text))


def choices(question: Question, text: str) -> tuple[str, ...]:
    """Return the values of the options taken, in the table's order; by value or by label, in any case."""
    taken = {line.strip().casefold() for line in text.splitlines()}
    return tuple(row.value for row in question.options if {row.value, row.label.casefold()} & taken)


def _words(question: Question, text: str) -> str:
    if question.kind is QuestionKind.YES_NO:
        return _YES_NO.get(text.casefold(), text)
    if question.kind is QuestionKind.CHOICE:
        labels = {row.value: escape(row.label) for row in question.options}
        return "\n".join(labels[value] for value in choices(question, text)) or text
    return text


def _items(question: Question, text: str) -> tuple[Fact, ...]:
    if question.kind not in (QuestionKind.LIST, QuestionKind.CHOICE):
        return ()
    lines = [_BULLET.sub("", line.strip()) for line in text.splitlines()]
    return tuple(_fact(question.key, line, ()) for line in lines if line)


def _fact(key: str, text: str, items: tuple[Fact, ...]) -> Fact:
    return Fact(key=key, origin=Origin.ANSWERED, text=text, sources=(f"answer:{key}",), items=items)
