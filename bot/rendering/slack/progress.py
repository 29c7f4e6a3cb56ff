"""How far a section's questions are: answered, shown by the record, or open."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.postmortem.catalogue import SECTIONS, Section, questions_in
from bot.postmortem.details import needless_by
from bot.postmortem.fields import Question
from bot.postmortem.whys import tree, walk
from bot.rendering.slack.sheet import Sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How many questions a section has, how many people answered, and how many the record answers meanwhile."""

    asked: int
    answered: int
    derived: int = 0

    @property
    def open(self) -> int:
        return self.asked - self.answered - self.derived

    @property
    def words(self) -> str:
        """The counts in words: "3 of 7 answered, 2 from the record, 2 open"."""
        parts = [f"{self.answered} of {self.asked} answered"]
        parts += [f"{self.derived} from the record"] if self.derived else []
        parts += [f"{self.open} open"] if self.open else []
        return ", ".join(parts)


def progress(section: Section, sheet: Sheet) -> Progress:
    """Return how far a section is; details to which another answer leaves nothing to say are not counted."""
    if section.is_wizard:
        steps = [step for line in walk(tree(sheet.answers)) for step in line.steps]
        return Progress(asked=len(steps), answered=sum(step.answer is not None for step in steps))
    questions = _called_for(questions_in(section.key), sheet)
    return Progress(
        asked=len(questions),
        answered=sum(sheet.is_answered(one.key) for one in questions),
        derived=sum(sheet.is_derived(one.key) for one in questions),
    )


def open_in(sheet: Sheet) -> list[tuple[str, int]]:
    """Return the titles of the sections with open questions, and how many those are."""
    counts = [(one.title, progress(one, sheet).open) for one in SECTIONS]
    return [(title, count) for title, count in counts if count]


def _called_for(questions: Sequence[Question], sheet: Sheet) -> list[Question]:
    return [one for one in questions if sheet.is_answered(one.key) or not needless_by(one.key, sheet.answers)]
