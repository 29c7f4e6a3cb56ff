"""A fact of the document: what it says, where that comes from, and who could say it where nobody has yet."""

import re
from dataclasses import dataclass
from enum import Enum

_TIMES = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}:\d\d)\b")


class Origin(Enum):
    """Whether a person said it, the record shows it, or it is not known."""

    ANSWERED = "answered"
    DERIVED = "derived"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing the document says. `text` is in Slack's wire form; of an open fact it is the question.

    `sources` name the evidence: "answer:<key>", "timeline:<id>", "file:<id>",
    "action:<number>", "incident:<field>" and the addresses of messages. `items` are the entries of a list or
    the rows of a table (their `cells` apart), each with sources of its own. `asked_of` names who could answer an
    open fact; `is_asked` tells that people are asked for it. An answer keeps in `replaces` what the record shows.
    """

    key: str
    origin: Origin
    text: str
    sources: tuple[str, ...] = ()
    asked_of: str = ""
    items: tuple["Fact", ...] = ()
    cells: tuple[str, ...] = ()
    is_asked: bool = False
    replaces: "Fact | None" = None

    @property
    def is_open(self) -> bool:
        return self.origin is Origin.OPEN

    @property
    def is_answered(self) -> bool:
        return self.origin is Origin.ANSWERED

    @property
    def is_derived(self) -> bool:
        return self.origin is Origin.DERIVED

    @property
    def is_of_answers(self) -> bool:
        """Whether people's answers alone are behind it."""
        return bool(self.sources) and all(source.startswith("answer:") for source in self.sources)

    @property
    def disagrees(self) -> bool:
        """Whether this answer names a day or a time of day that the record it stands in place of does not have."""
        if self.replaces is None:
            return False
        recorded = set(_TIMES.findall(self.replaces.text))
        return bool(recorded) and not recorded.issuperset(_TIMES.findall(self.text))

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses among the sources."""
        return tuple(source for source in self.sources if source.startswith(("http://", "https://")))


def derived(key: str, text: str, *sources: str, items: tuple[Fact, ...] = ()) -> Fact:
    """Return what the record shows; the sources are its evidence, each named once."""
    return Fact(key=key, origin=Origin.DERIVED, text=text, sources=tuple(dict.fromkeys(sources)), items=items)


def listed(key: str, entries: tuple[Fact, ...]) -> Fact:
    """Return a derived list; its evidence is that of its entries."""
    sources = [source for entry in entries for source in entry.sources]
    return derived(key, "\n".join(entry.text for entry in entries), *sources, items=entries)
