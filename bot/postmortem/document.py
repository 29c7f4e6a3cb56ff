"""From record to document: every fact the templates print, with its origin and its evidence. No clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.action_items import Horizon
from bot.postmortem import whys
from bot.postmortem.actions import ActionLine, action_lines
from bot.postmortem.answered import answered, choices
from bot.postmortem.catalogue import FIELDS, question
from bot.postmortem.derivations import DERIVATIONS
from bot.postmortem.facts import Fact, Origin
from bot.postmortem.fields import Option, Question
from bot.postmortem.known import Known, known
from bot.postmortem.record import Record
from bot.postmortem.rows import Row, timeline_rows
from bot.postmortem.whys import ROOT_CAUSE, chain


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """One of the five whys: its question (wire form) and its answer."""

    number: int
    question: str
    answer: Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A box to tick."""

    option: Option
    is_ticked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A postmortem before it is printed. `title` is in wire form; `facts` holds every fact by its key.

    `root_cause` is None until the whys are finished; `timezone` is the zone printed beside UTC, or None.
    """

    key: str
    title: str
    timezone: str | None
    facts: Mapping[str, Fact]
    timeline: tuple[Row, ...]
    whys: tuple[Why, ...]
    root_cause: Fact | None
    actions: Mapping[Horizon, tuple[ActionLine, ...]]
    detection: tuple[Box, ...]


def assemble(record: Record) -> Document:
    """Return the document of a record: an answer wins over what is derived, and what is left is open."""
    at_hand = known(record)
    facts = {row.key: _fact(row, at_hand) for row in FIELDS}
    return Document(
        key=record.incident.key,
        title=record.incident.title,
        timezone=record.timezone,
        facts=facts,
        timeline=timeline_rows(at_hand),
        whys=tuple(_whys(at_hand)),
        root_cause=_root_cause(record),
        actions={horizon: action_lines(horizon, at_hand) for horizon in Horizon},
        detection=_boxes(question("detected_by"), facts["detected_by"]),
    )


def _fact(row: Question, at_hand: Known) -> Fact:
    answer = at_hand.answer(row.key)
    shown = _derive(row.key, at_hand)
    if answer is not None:
        return replace(answered(row, answer, at_hand.record.people), replaces=shown)
    return shown or at_hand.open(row.key, row.prompt, row.role)


def _derive(key: str, at_hand: Known) -> Fact | None:
    derivation = DERIVATIONS.get(key)
    return derivation(at_hand) if derivation else None


def _whys(at_hand: Known) -> list[Why]:
    return [
        Why(number=step.number, question=step.question, answer=_why_answer(step, at_hand))
        for step in chain(at_hand.record.answers)
    ]


def _why_answer(step: whys.WhyStep, at_hand: Known) -> Fact:
    key = whys.why_key(step.number)
    if step.answer is None:
        return replace(at_hand.open(key, ""), text=step.question)
    return Fact(key=key, origin=Origin.ANSWERED, text=step.answer.text.strip(), sources=(f"answer:{key}",))


def _root_cause(record: Record) -> Fact | None:
    cause = whys.root_cause(record.answers) if whys.is_finished(record.answers) else None
    if cause is None:
        return None
    sources = (f"answer:{cause.question}",)
    return Fact(key=ROOT_CAUSE, origin=Origin.ANSWERED, text=cause.text.strip(), sources=sources)


def _boxes(row: Question, fact: Fact) -> tuple[Box, ...]:
    taken = () if fact.is_open else choices(row, fact.text)
    return tuple(Box(option=option, is_ticked=option.value in taken) for option in row.options)
