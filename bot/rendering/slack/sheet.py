"""What stands in the fields of questions: what people answered, else what the record shows, as one would type it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.ids import ChannelId, UserId
from bot.domain.people import Person
from bot.postmortem.answered import choices
from bot.postmortem.facts import Fact
from bot.postmortem.fields import Question, QuestionKind
from bot.postmortem.record import Answer
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.people_fields import people_as_typed


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Answers and derived facts by question; `people` and `channels` give names for the ids in them."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    derived: Mapping[str, Fact] = field(default_factory=dict)
    people: Mapping[UserId, Person] = field(default_factory=dict)
    channels: Mapping[ChannelId, str] = field(default_factory=dict)

    def is_answered(self, key: str) -> bool:
        """Whether somebody has answered; an answer that was emptied is none."""
        return key in self.answers and bool(self.answers[key].text.strip())

    def is_derived(self, key: str) -> bool:
        """Whether the record shows it, and nobody has answered."""
        return key in self.derived and not self.is_answered(key)

    def typed(self, question: Question) -> str:
        """Return what stands in the question's field: plain words, the values chosen, or a date; else nothing."""
        if question.kind is QuestionKind.PERSON:
            return people_as_typed(self._lines(question.key), self.people)
        if self.is_answered(question.key):
            return self.plain(self.answers[question.key].text)
        return self._derived(question, self.derived[question.key]) if question.key in self.derived else ""

    def plain(self, text: str) -> str:
        """Return wire text as one would type it: names for ids, addresses for links, no escapes."""
        return to_plain(text, self.people, self.channels)

    def _lines(self, key: str) -> list[str]:
        """The lines of a list in wire form, as answered or derived."""
        if self.is_answered(key):
            return self.answers[key].text.splitlines()
        fact = self.derived.get(key)
        return [entry.text for entry in fact.items or (fact,)] if fact else []

    def _derived(self, question: Question, fact: Fact) -> str:
        if question.kind is QuestionKind.CHOICE:
            return "\n".join(choices(question, fact.text))
        if question.kind is QuestionKind.LIST and fact.items:
            return "\n".join(" ".join(self.plain(entry.text).split()) for entry in fact.items)
        return self.plain(fact.text)


def digest(text: str) -> str:
    """Return a short mark of what a field shows; the same for texts that differ in blank space at their lines' ends."""
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]
