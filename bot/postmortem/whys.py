"""The five whys: each question asks about the answer before; reasons may branch, end early or go on. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.postmortem.record import Answer
from bot.postmortem.why_places import MAIN, STEPS, Place, branch_of, first_of
from bot.postmortem.wire import shorten

ROOT_CAUSE = "root_cause"
FIRST_QUESTION = "Why did the incident occur?"
QUOTE_LIMIT = 300
BRANCH_LETTERS = "bcdefghijklmnopqrstuvwxyz"

Answers = Mapping[str, Answer]


@dataclass(frozen=True, kw_only=True, slots=True)
class WhyStep:
    """One step. `question` is in wire form; `answer` is None while the step is open.

    `branches` are the other reasons given for the same question, each with the whys that follow from it.
    """

    place: Place
    question: str
    answer: Answer | None
    branches: tuple["WhyLine", ...] = ()

    @property
    def number(self) -> int:
        return self.place.depth


@dataclass(frozen=True, kw_only=True, slots=True)
class WhyLine:
    """The steps from one reason down to its root cause; the last ones are open until it is finished."""

    steps: tuple[WhyStep, ...]
    named_cause: Answer | None = None

    @property
    def is_finished(self) -> bool:
        return self.named_cause is not None or self.steps[-1].answer is not None

    @property
    def cause(self) -> Answer | None:
        """The root cause that was named, else the last answer; None until the line is finished."""
        return (self.named_cause or self.steps[-1].answer) if self.is_finished else None


def why_question(step: int, previous: str | None = None) -> str:
    """Return the question of `step` in wire form, quoting the answer before it where there is one."""
    if step == 1:
        return FIRST_QUESTION
    if previous is None or not previous.strip():
        return f"Why did [answer {step - 1}]?"
    tidy = " ".join(previous.split()).rstrip(".").rstrip()
    return f"Why did “{shorten(tidy, QUOTE_LIMIT)}” happen?"


def question_at(place: Place, answers: Answers) -> str:
    """Return the question asked at a place, in wire form."""
    before = place.before
    previous = answer_at(answers, before.key) if before else None
    return why_question(place.depth, previous.text if previous else None)


def tree(answers: Answers) -> WhyLine:
    """Return the whys from the first question on, with every branch that has a reason.

    A line has its steps answered and those still open, down to the depth planned for it: the fifth, unless it was
    stopped earlier or was to go on. An answer behind a gap does not count: nobody knows what it answers. Nor does
    one behind a stop: it stays stored, and counts again once the line goes on.
    """
    return _line(MAIN, answers)


def walk(line: WhyLine) -> Iterator[WhyLine]:
    """Yield a line and all that branch from it, in the order of the document."""
    yield line
    for step in line.steps:
        for branch in step.branches:
            yield from walk(branch)


def planned_depth(line: str, answers: Answers) -> int:
    """Return down to which why the line is asked."""
    marked = answer_at(answers, depth_key(line))
    start, given = first_of(line).depth, _answered(line, answers)
    if marked is not None and marked.text.isdecimal():
        return max(int(marked.text), start)
    deepest = start + len(given) - 1
    if line == MAIN and answer_at(answers, ROOT_CAUSE):
        return max(deepest, start)
    return max(deepest, STEPS, start)


def depth_key(line: str) -> str:
    """Return the key of the mark that says down to which why a line is asked."""
    return f"{line}.depth"


def beside(place: Place, answers: Answers) -> list[Place]:
    """Return where the other reasons for the same question stand, in the order given."""
    first = place.beside
    starts = [branch_of(first, letter) for letter in BRANCH_LETTERS]
    given = [start for start in (first, *starts) if start is not None and answer_at(answers, start.key)]
    return [start for start in given if start != place]


def is_finished(answers: Answers) -> bool:
    """Return whether every line has come to its root cause."""
    return all(line.is_finished for line in walk(tree(answers)))


def root_causes(answers: Answers) -> list[Answer]:
    """Return the root cause of each finished line, in the order of the document."""
    return [line.cause for line in walk(tree(answers)) if line.cause is not None]


def root_cause(answers: Answers) -> Answer | None:
    """Return the root cause that was named, else the last answer of the main line, else None."""
    answered = _answered(MAIN, answers)
    return answer_at(answers, ROOT_CAUSE) or (answered[-1] if answered else None)


def _line(line: str, answers: Answers) -> WhyLine:
    start, given = first_of(line), _answered(line, answers)
    steps: list[WhyStep] = []
    for depth in range(start.depth, planned_depth(line, answers) + 1):
        place = Place(line=line, depth=depth)
        index = depth - start.depth
        answer = given[index] if index < len(given) else None
        question = question_at(place, answers) if index <= len(given) else why_question(depth)
        branches = _branches(place, answers) if answer is not None else ()
        steps.append(WhyStep(place=place, question=question, answer=answer, branches=branches))
    return WhyLine(steps=tuple(steps), named_cause=answer_at(answers, ROOT_CAUSE) if line == MAIN else None)


def _branches(place: Place, answers: Answers) -> tuple[WhyLine, ...]:
    """The other reasons; those of a branch's own first reason are kept beside the reason that it stands beside."""
    if place.beside != place:
        return ()
    return tuple(_line(start.line, answers) for start in beside(place, answers))


def _answered(line: str, answers: Answers) -> list[Answer]:
    """The answers from the line's first why on, up to the first gap."""
    found: list[Answer] = []
    start = first_of(line).depth
    while (answer := answer_at(answers, Place(line=line, depth=start + len(found)).key)) is not None:
        found.append(answer)
    return found


def answer_at(answers: Answers, key: str) -> Answer | None:
    """Return the answer kept under a key; None where there is none or it was emptied."""
    answer = answers.get(key)
    return answer if answer is not None and answer.text.strip() else None
