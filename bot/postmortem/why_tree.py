"""The whys as a document prints them: lines of questions and answers, or a tree where reasons branch."""

from dataclasses import dataclass, replace

from bot.postmortem import whys
from bot.postmortem.facts import Fact, Origin
from bot.postmortem.known import Known
from bot.postmortem.record import Record
from bot.postmortem.whys import WhyLine, WhyStep


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """One of the whys: its question (wire form) and its answer."""

    number: int
    question: str
    answer: Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One answer of several to a question, and the question that follows from it; None where it is a root cause."""

    answer: Fact
    why: "WhyNode | None"


@dataclass(frozen=True, kw_only=True, slots=True)
class WhyNode:
    """A question (wire form) with every reason given for it."""

    number: int
    question: str
    reasons: tuple[Reason, ...]


def why_lines(at_hand: Known) -> tuple[tuple[Why, ...], ...]:
    """Return the whys line by line, the main line first."""
    return tuple(
        tuple(_why(step, at_hand) for step in line.steps) for line in whys.walk(whys.tree(at_hand.record.answers))
    )


def why_tree(at_hand: Known) -> WhyNode | None:
    """Return the first question with all that follows from it; None while no reason has another beside it."""
    main = whys.tree(at_hand.record.answers)
    if not any(step.branches for step in main.steps):
        return None
    return _node(main, 0, at_hand)


def root_cause(record: Record) -> Fact | None:
    """Return the root cause, or all of them with an item each; None while no line has come to its end."""
    causes = tuple(
        Fact(
            key=whys.ROOT_CAUSE, origin=Origin.ANSWERED, text=cause.text.strip(), sources=(f"answer:{cause.question}",)
        )
        for cause in whys.root_causes(record.answers)
    )
    if len(causes) <= 1:
        return causes[0] if causes else None
    sources = tuple(source for cause in causes for source in cause.sources)
    text = "\n".join(f"• {' '.join(cause.text.split())}" for cause in causes)
    return Fact(key=whys.ROOT_CAUSE, origin=Origin.ANSWERED, text=text, sources=sources, items=causes)


def _node(line: WhyLine, index: int, at_hand: Known) -> WhyNode | None:
    if index >= len(line.steps):
        return None
    step = line.steps[index]
    others = tuple(
        Reason(answer=_answer(branch.steps[0], at_hand), why=_node(branch, 1, at_hand)) for branch in step.branches
    )
    first = Reason(answer=_answer(step, at_hand), why=_node(line, index + 1, at_hand) if step.answer else None)
    return WhyNode(number=step.number, question=step.question, reasons=(first, *others))


def _why(step: WhyStep, at_hand: Known) -> Why:
    return Why(number=step.number, question=step.question, answer=_answer(step, at_hand))


def _answer(step: WhyStep, at_hand: Known) -> Fact:
    key = step.place.key
    if step.answer is None:
        return replace(at_hand.open(key, ""), text=step.question)
    return Fact(key=key, origin=Origin.ANSWERED, text=step.answer.text.strip(), sources=(f"answer:{key}",))
