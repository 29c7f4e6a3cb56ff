"""Answers as facts: each kind of question put into words."""

import re
from collections.abc import Mapping

from bot.domain.ids import UserId
from bot.domain.people import Person
from bot.postmortem.facts import Fact, Origin
from bot.postmortem.fields import Question, QuestionKind
from bot.postmortem.record import Answer
from bot.postmortem.tabular import table_rows
from bot.postmortem.wire import escape

_BULLET = re.compile(r"^[-*•]\s+")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_YES_NO = {"yes": "Yes", "no": "No"}
_HAS_ITEMS = (QuestionKind.LIST, QuestionKind.CHOICE, QuestionKind.TABLE)

People = Mapping[UserId, Person]


def answered(question: Question, answer: Answer, people: People | None = None) -> Fact:
    """Return the fact that `answer` states; a list has an item for each line that is not empty, a table for each row.

    A person typed as "@ada" or "ada" goes by the name that `people` has for them.
    """
    text = _words(question, answer.text.strip(), people or {})
    return _fact(question.key, text, items=_items(question, text))


def choices(question: Question, text: str) -> tuple[str, ...]:
    """Return the values of the options taken, in the table's order; by value or by label, in any case."""
    taken = {line.strip().casefold() for line in text.splitlines()}
    return tuple(row.value for row in question.options if {row.value, row.label.casefold()} & taken)


def _words(question: Question, text: str, people: People) -> str:
    if question.kind is QuestionKind.YES_NO:
        return _YES_NO.get(text.casefold(), text)
    if question.kind is QuestionKind.CHOICE:
        labels = {row.value: escape(row.label) for row in question.options}
        return "\n".join(labels[value] for value in choices(question, text)) or text
    if question.kind is QuestionKind.PERSON:
        return "\n".join(_named(line, people) for line in _lines(text))
    return text


def _named(line: str, people: People) -> str:
    """The line with the name as others write it, where it names somebody known and nobody else of that name."""
    mention = _MENTION.fullmatch(line)
    if mention:
        person = people.get(UserId(mention[1]))
        return escape(person.name) if person else line
    wanted = line.removeprefix("@").casefold()
    names = {escape(person.name) for person in people.values()}
    known = [name for name in names if name.casefold() == wanted]
    return known[0] if len(known) == 1 else line


def _items(question: Question, text: str) -> tuple[Fact, ...]:
    if question.kind is QuestionKind.TABLE:
        rows = table_rows(text, question.columns)
        return tuple(_fact(question.key, " | ".join(cells), cells=cells) for cells in rows)
    if question.kind in _HAS_ITEMS or question.is_multiple:
        return tuple(_fact(question.key, line) for line in _lines(text))
    return ()


def _lines(text: str) -> list[str]:
    return [bare for line in text.splitlines() if (bare := _BULLET.sub("", line.strip()))]


def _fact(key: str, text: str, *, items: tuple[Fact, ...] = (), cells: tuple[str, ...] = ()) -> Fact:
    return Fact(key=key, origin=Origin.ANSWERED, text=text, sources=(f"answer:{key}",), items=items, cells=cells)
