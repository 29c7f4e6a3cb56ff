"""The five whys: each question asks about the answer before; a root cause may end the chain early. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.postmortem.record import Answer
from bot.postmortem.wire import shorten

STEPS = 5
ROOT_CAUSE = "root_cause"
FIRST_QUESTION = "Why did the incident occur?"
QUOTE_LIMIT = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class WhyStep:
    """One step. `question` is in wire form; `answer` is None while the step is open."""

    number: int
    question: str
    answer: Answer | None


def why_key(step: int) -> str:
    """Return the key under which the answer to step `step` (from 1) is kept."""
    return f"whys.{step}"


def why_question(step: int, previous: str | None = None) -> str:
    """Return the question of `step` in wire form, quoting the answer before it where there is one."""
    if step == 1:
        return FIRST_QUESTION
    if previous is None or not previous.strip():
        return f"Why did [answer {step - 1}]?"
    tidy = " ".join(previous.split()).rstrip(".").rstrip()
    return f"Why did “{shorten(tidy, QUOTE_LIMIT)}” happen?"


def chain(answers: Mapping[str, Answer]) -> list[WhyStep]:
    """Return the steps from 1 on: those answered, and up to the fifth those still open.

    A chain stopped early, by an answer to the root cause, has no open steps beyond the first. An answer
    behind a gap does not count: nobody knows what it answers.
    """
    given = _answered(answers)
    length = max(len(given), 1 if _given(answers, ROOT_CAUSE) else STEPS)
    steps: list[WhyStep] = []
    for number in range(1, length + 1):
        answer = given[number - 1] if number <= len(given) else None
        previous = given[number - 2].text if 2 <= number <= len(given) + 1 else None
        steps.append(WhyStep(number=number, question=why_question(number, previous), answer=answer))
    return steps


def is_finished(answers: Mapping[str, Answer]) -> bool:
    """Return whether a root cause was named or the fifth why is answered."""
    return _given(answers, ROOT_CAUSE) is not None or len(_answered(answers)) >= STEPS


def root_cause(answers: Mapping[str, Answer]) -> Answer | None:
    """Return the root cause that was named, else the answer to the last why, else None."""
    answered = _answered(answers)
    return _given(answers, ROOT_CAUSE) or (answered[-1] if answered else None)


def _answered(answers: Mapping[str, Answer]) -> list[Answer]:
    """The answers from the first why on, up to the first gap."""
    found: list[Answer] = []
    while (answer := _given(answers, why_key(len(found) + 1))) is not None:
        found.append(answer)
    return found


def _given(answers: Mapping[str, Answer], key: str) -> Answer | None:
    answer = answers.get(key)
    return answer if answer is not None and answer.text.strip() else None
