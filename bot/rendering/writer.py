"""The hand that fills a Markdown template: everything it writes is escaped, unless it is Markdown already."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from jinja2 import Undefined

from bot.domain.ids import ChannelId, UserId
from bot.domain.people import Person
from bot.postmortem.facts import Fact
from bot.postmortem.wire import escape
from bot.rendering.markdown import HARD_BREAK, LINE_JOIN, Md, escape_text, guard_line, joined, link, pieces_of
from bot.rendering.mrkdwn import Span, SpanKind, parse, plain
from bot.rendering.visible import balanced, tidy

TAKEN_FROM_RECORD = Md("_Taken from the record. An answer replaces it._")
_CLICKABLE = ("http://", "https://", "mailto:")


class Unprintable(TypeError):
    """A template may print text, numbers and facts; anything else needs a filter."""


class Writer:
    """Writes wire text and facts as Markdown, with the names of `people` and `channels` for their ids."""

    def __init__(self, people: Mapping[UserId, Person], channels: Mapping[ChannelId, str]) -> None:
        self._people = people
        self._channels = channels

    def show(self, value: Any) -> str:
        """Return what `{{ value }}` prints: facts and plain text on one line, escaped; Markdown unchanged."""
        if isinstance(value, Md | Undefined):
            return str(value)
        if isinstance(value, Fact):
            return self.fact(value)
        if isinstance(value, str):
            return self.inline(escape(value))
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise Unprintable(f"{type(value).__name__}: {Unprintable.__doc__}")

    def inline(self, wire: str) -> Md:
        """Return wire text on one line, its lines joined by " / "."""
        return Md(guard_line(LINE_JOIN.join(self._line(line) for line in tidy(wire).split("\n") if line)))

    def block(self, wire: str, indent: int = 0) -> Md:
        """Return wire text with its lines and paragraphs; those after the first are indented by `indent`."""
        margin = " " * indent
        paragraphs = tidy(wire).split("\n\n")
        lines = ([guard_line(self._line(line)) for line in part.split("\n")] for part in paragraphs)
        return Md(f"\n\n{margin}".join((HARD_BREAK + margin).join(part) for part in lines))

    def fact(self, fact: Fact) -> Md:
        """Return a fact on one line (a list with commas), with its evidence where it was derived."""
        if fact.is_open:
            return self.question(fact)
        parts = [entry.text for entry in fact.items] or [fact.text]
        return Md(", ".join(self.inline(part) for part in parts) + self._evidence(fact))

    def prose(self, fact: Fact, indent: int = 0) -> Md:
        """Return a fact as paragraphs."""
        if fact.is_open:
            return self.question(fact)
        text = self.block(fact.text, indent) + self._evidence(fact)
        return Md(f"{text}\n\n{' ' * indent}{TAKEN_FROM_RECORD}") if fact.is_derived else Md(text)

    def bullets(self, fact: Fact, stem: str = "") -> Md:
        """Return a list; with `stem` "Factor" its entries begin "Factor 1:"."""
        labels = [f"- {stem} {number}: " if stem else "- " for number in range(1, len(fact.items) + 1)]
        return self._list(fact, labels, "- ")

    def numbered(self, fact: Fact) -> Md:
        """Return a numbered list."""
        return self._list(fact, [f"{number}. " for number in range(1, len(fact.items) + 1)], "1. ")

    def asked(self, fact: Fact) -> Md:
        """Return who could answer an open fact, where its question stands above already."""
        return Md(f"_Open question for {self.inline(fact.asked_of)}_")

    def question(self, fact: Fact) -> Md:
        """Return an open question, with who could answer it."""
        return Md(f"_Open question for {self.inline(fact.asked_of)}: {self.inline(fact.text)}_")

    def cells(self, fact: Fact, count: int) -> Md:
        """Return an entry typed as "a | b | c" as so many table cells; more parts stay in the last."""
        parts = [self.inline(part.strip()) for part in fact.text.split("|", count - 1)]
        return Md(" | ".join(parts + [Md("")] * (count - len(parts))))

    def link(self, label: str, address: str | None) -> Md:
        """Return `label` (plain), as a link where there is an address."""
        return link(label, address) if address else Md(escape_text(label))

    def _list(self, fact: Fact, labels: list[str], label: str) -> Md:
        if not fact.items:
            return Md(label + self.fact(fact))
        entries = [before + self.fact(entry) for before, entry in zip(labels, fact.items, strict=True)]
        note = f"\n\n{TAKEN_FROM_RECORD}" if fact.is_derived else ""
        return Md("\n".join(entries) + note)

    def _evidence(self, fact: Fact) -> str:
        if not (fact.is_derived and fact.links):
            return ""
        return f" ({', '.join(link('source', address) for address in fact.links)})"

    def _line(self, wire: str) -> str:
        """One line. Neighbouring words are escaped together: "&" and "amp;" must not meet as an entity."""
        written: list[str] = []
        for is_link, spans in groupby(parse(wire), _is_link):
            if is_link:
                written += [link(span.label or span.value, span.value) for span in spans]
            else:
                words = (plain(span, self._people, self._channels) for span in spans)
                written += pieces_of("".join(words))
        return balanced(joined(written))


def _is_link(span: Span) -> bool:
    return span.kind is SpanKind.LINK and span.value.startswith(_CLICKABLE)
