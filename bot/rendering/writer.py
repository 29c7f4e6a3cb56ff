"""The hand that fills a Markdown template: everything it writes is escaped, unless it is Markdown already."""

import re
from typing import Any

from jinja2 import Undefined

from bot.postmortem.facts import Fact
from bot.rendering.markdown import LINE_JOIN, Md, escape_text, guard_line, joined, link, pieces_of
from bot.rendering.paragraphs import Paragraphs
from bot.rendering.visible import balanced, tidy

TAKEN_FROM_RECORD, FROM_RECORD_BRIEFLY = Md("_Taken from the record._"), Md(" _(from the record)_")
DISAGREES = Md(" _(as answered; the record shows another time)_")
_NAME = re.compile(r"[\w.'-]+( [\w.'-]+){0,3}")
_CELL_END = re.compile(r"\|(?![^<>\n]*>)")  # not the bar of `<https://…|label>`


class Unprintable(TypeError):
    """A template may print text, numbers and facts; anything else needs a filter."""


class Writer(Paragraphs):
    """Writes wire text and facts as Markdown, with the names of `people` and `channels` for their ids."""

    def show(self, value: Any) -> str:
        """Return what `{{ value }}` prints: facts and plain text on one line, escaped; Markdown unchanged."""
        if isinstance(value, Md | Undefined):
            return str(value)
        if isinstance(value, Fact):
            return self.fact(value)
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise Unprintable(f"{type(value).__name__}: {Unprintable.__doc__}")

    def words(self, text: str) -> Md:
        """Return plain text on one line, every mark as it stands."""
        lines = (joined([*pieces_of(line), balanced(line)[len(line) :]]) for line in tidy(text).split("\n") if line)
        return Md(guard_line(LINE_JOIN.join(lines)))

    def fact(self, fact: Fact) -> Md:
        """Return a fact on one line (a list with commas), with its evidence where it was derived.

        What nobody was asked to confirm is marked, and so is an answer whose times the record does not have.
        """
        if fact.is_open:
            return self.question(fact)
        shown = ", ".join(map(self._entry, fact.items)) if fact.items else self.inline(fact.text) + self._evidence(fact)
        if fact.is_asked and fact.is_derived:
            return Md(shown + FROM_RECORD_BRIEFLY)
        return Md(shown + DISAGREES if fact.disagrees else shown)

    def prose(self, fact: Fact, indent: int = 0, lead: str = "") -> Md:
        """Return a fact as paragraphs; `lead` opens the first, or stands above where no paragraph comes first."""
        if fact.is_open:
            return Md(lead + self.question(fact))
        gap = "\n\n" + " " * indent
        text, evidence = self.block(fact.text, indent), self._evidence(fact)
        if evidence:
            text = Md(f"{text}{'' if self.ends_in_words(fact.text) else gap}{evidence}")
        if lead:
            text = Md(lead + text if self.begins_in_words(fact.text) else lead.rstrip() + gap + text)
        note = self._note(fact)
        return Md(f"{text}{gap}{note}") if note else text

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
        parts = [self.inline(part.strip()) for part in _CELL_END.split(fact.text, count - 1)]
        return Md(" | ".join(parts + [Md("")] * (count - len(parts))))

    def link(self, label: str, address: str | None) -> Md:
        """Return `label` (plain), as a link where there is an address."""
        return link(label, address) if address else Md(escape_text(label))

    def _list(self, fact: Fact, labels: list[str], label: str) -> Md:
        if not fact.items:
            return Md(label + self.fact(fact))
        entries = [before + self.fact(entry) for before, entry in zip(labels, fact.items, strict=True)]
        note = self._note(fact)
        return Md("\n".join(entries) + (f"\n\n{note}" if note else ""))

    def _note(self, fact: Fact) -> str:
        return TAKEN_FROM_RECORD if fact.is_derived and not fact.is_of_answers else ""

    def _entry(self, fact: Fact) -> str:
        """One of several on a line, with its evidence; a bare name is itself the link to it."""
        if fact.is_derived and len(fact.links) == 1 and _NAME.fullmatch(fact.text):
            return link(fact.text, fact.links[0])
        return self.inline(fact.text) + self._evidence(fact)

    def _evidence(self, fact: Fact) -> str:
        if not (fact.is_derived and fact.links):
            return ""
        return f" ({', '.join(link('source', address) for address in fact.links)})"
