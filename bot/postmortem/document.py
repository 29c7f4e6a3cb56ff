"""From record to document: every fact the templates print, with its origin and its evidence. No clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.action_items import Horizon
from bot.postmortem import whys
from bot.postmortem.actions import ActionLine, action_lines
from bot.postmortem.answered import answered, choices
from bot.postmortem.catalogue import QUESTIONS, Option, Question, question
from bot.postmortem.derivations import DERIVATIONS
from bot.postmortem.facts import Fact, Origin
from bot.postmortem.known import Known, known
from bot.postmortem.record import Record
from bot.postmortem.rows import Row, timeline_rows
from bot.postmortem.whys import ROOT_CAUSE, chain

# Facts that no modal asks for: a command sets them, and the open question names what is missing.
UNASKED: Mapping[str, str] = {
    "incident_date": "When did the incident happen?",
    "duration": "When did the incident start, and when was it resolved?",
    "severity": "How severe was the incident, from SEV-1 to SEV-4?",
    "incident_lead": "Who led the response?",
    "status": "Where does this document stand?",
    "timeline": "What happened, and when?",
    "time_to_detection": "When did the incident start, and when was it detected?",
    "actions_immediate": "What must be done within 24 hours?",
    "actions_short_term": "What must be done within 1 week?",
    "actions_long_term": "What must be done within 1 month?",
}


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
    facts = {row.key: _fact(row, at_hand) for row in QUESTIONS}
    facts |= {key: _unasked(key, prompt, at_hand) for key, prompt in UNASKED.items()}
    return Document(
        key=record.incident.key,
        title=record.incident.title,
        timezone=record.timezone,
        facts=facts,
        timeline=timeline_rows(at_hand),
        whys=tuple(_whys(at_hand)),
        root_cause=_root_cause(record),
        actions={horizon: action_lines(horizon, at_hand) for horizon in Horizon},
        detection=_boxes(question("detected_by"), at_hand),
    )


def _fact(row: Question, at_hand: Known) -> Fact:
    answer = at_hand.answer(row.key)
    if answer is not None:
        return answered(row, answer)
    return _derive(row.key, at_hand) or at_hand.open(row.key, row.prompt, row.role)


def _unasked(key: str, prompt: str, at_hand: Known) -> Fact:
    answer = at_hand.answer(key)
    if answer is not None:
        return Fact(key=key, origin=Origin.ANSWERED, text=answer.text.strip(), sources=(f"answer:{key}",))
    return _derive(key, at_hand) or at_hand.open(key, prompt)


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


def _boxes(row: Question, at_hand: Known) -> tuple[Box, ...]:
    answer = at_hand.answer(row.key)
    taken = choices(row, answer.text) if answer else ()
    return tuple(Box(option=option, is_ticked=option.value in taken) for option in row.options)
