"""A question that was handed to somebody else, or taken into a thread of one's own: one of the catalogue, or a why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import IncidentId, UserId
from bot.postmortem.answered import answered
from bot.postmortem.catalogue import Question, question
from bot.postmortem.record import Answer
from bot.postmortem.why_places import MAIN, place_of
from bot.postmortem.whys import question_at
from bot.postmortem.wire import escape

Answers = Mapping[str, Answer]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedQuestion:
    """Who was asked what, by whom. `question` is its key; `answered_at` is None while the answer is awaited."""

    incident_id: IncidentId
    question: str
    asked_of: UserId
    asked_by: UserId
    asked_at: datetime
    id: int | None = None
    answered_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None

    @property
    def is_own(self) -> bool:
        """Whether somebody asked themselves, to answer in a thread."""
        return self.asked_of == self.asked_by

    @property
    def row(self) -> Question | None:
        """The row of the catalogue; None for a why."""
        return None if is_why(self.question) else question(self.question)


def is_why(key: str) -> bool:
    """Whether a question's key names one of the whys."""
    return key.startswith(f"{MAIN}.")


def prompt_of(key: str, answers: Answers) -> str:
    """Return a question in wire form; a why quotes the answer that it asks about, as that stands now."""
    return question_at(place_of(key), answers) if is_why(key) else escape(question(key).prompt)


def words_of(answer: Answer) -> str:
    """Return an answer in words (wire form): the labels of what was chosen, or the text as it was written."""
    return answer.text if is_why(answer.question) else answered(question(answer.question), answer).text
