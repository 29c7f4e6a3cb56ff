"""From record to document: every fact the templates print, with its origin and its evidence. No clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.action_items import Horizon
from bot.postmortem.actions import ActionLine, action_lines
from bot.postmortem.answered import answered, choices
from bot.postmortem.catalogue import FIELDS, question
from bot.postmortem.derivations import DERIVATIONS
from bot.postmortem.derive.state import contradiction
from bot.postmortem.facts import Fact
from bot.postmortem.fields import Option, Question
from bot.postmortem.known import Known, known
from bot.postmortem.record import Record
from bot.postmortem.rows import Row, timeline_rows
from bot.postmortem.signed import CommentLine, SignOffLine, comment_lines, sign_off_lines
from bot.postmortem.why_tree import Why, WhyNode, root_cause, why_lines, why_tree


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A box to tick."""

    option: Option
    is_ticked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A postmortem before it is printed. `title` is in wire form; `facts` holds every fact by its key.

    `whys` are those of the main line, `branches` the lines that begin with another reason; `why_tree` holds them all
    as they hang together, and is None where nothing branches. `root_cause` has an item for each where there are
    several, and is None until one is found; `timezone` is the zone printed beside UTC, or None.
    `sign_offs` are by role, and only of those who signed.
    """

    key: str
    title: str
    timezone: str | None
    facts: Mapping[str, Fact]
    timeline: tuple[Row, ...]
    whys: tuple[Why, ...]
    branches: tuple[tuple[Why, ...], ...]
    why_tree: WhyNode | None
    root_cause: Fact | None
    actions: Mapping[Horizon, tuple[ActionLine, ...]]
    detection: tuple[Box, ...]
    sign_offs: Mapping[str, SignOffLine]
    comments: tuple[CommentLine, ...]


def assemble(record: Record) -> Document:
    """Return the document of a record: an answer wins over what is derived, and what is left is open."""
    at_hand = known(record)
    facts = {row.key: _fact(row, at_hand) for row in FIELDS}
    lines = why_lines(at_hand)
    return Document(
        key=record.incident.key,
        title=record.incident.title,
        timezone=record.timezone,
        facts=facts,
        timeline=timeline_rows(at_hand),
        whys=lines[0],
        branches=lines[1:],
        why_tree=why_tree(at_hand),
        root_cause=root_cause(record),
        actions={horizon: action_lines(horizon, at_hand) for horizon in Horizon},
        detection=_boxes(question("detected_by"), facts["detected_by"]),
        sign_offs=sign_off_lines(at_hand),
        comments=comment_lines(at_hand),
    )


def _fact(row: Question, at_hand: Known) -> Fact:
    answer = at_hand.answer(row.key)
    shown = _derive(row.key, at_hand)
    if answer is not None:
        fact = replace(answered(row, answer, at_hand.record.people), replaces=shown)
    else:
        fact = shown or at_hand.open(row.key, contradiction(row.key, at_hand) or row.prompt, row.role)
    return replace(fact, is_asked=bool(row.section))


def _derive(key: str, at_hand: Known) -> Fact | None:
    derivation = DERIVATIONS.get(key)
    return derivation(at_hand) if derivation else None


def _boxes(row: Question, fact: Fact) -> tuple[Box, ...]:
    taken = () if fact.is_open else choices(row, fact.text)
    return tuple(Box(option=option, is_ticked=option.value in taken) for option in row.options)
