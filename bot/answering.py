"""The answers to a postmortem's questions in words, with their history; see `scribe answers`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from bot.domain.ids import UserId
from bot.domain.people import Person
from bot.postmortem.answered import answered
from bot.postmortem.catalogue import QUESTIONS, section
from bot.postmortem.record import Answer
from bot.postmortem.why_places import place_of
from bot.postmortem.whys import question_at
from bot.rendering.mrkdwn import to_plain
from bot.rendering.visible import on_terminal
from bot.revisions import incident_called
from bot.storage import Store
from bot.told import Told

People = Mapping[UserId, Person]


def list_answers(store: Store, incident: str, *, with_history: bool = False) -> list[str]:
    """Return the latest answer to each question, section by section; `with_history` every revision, oldest first.

    Raises:
        Told: there is no such incident, or nothing was answered yet.
    """
    with store.read() as tx:
        found = incident_called(tx, incident)
        people = tx.people.all(found.team_id)
        revisions = tx.answers.history(found.id)
        latest = tx.answers.of(found.id)
    shown = revisions if with_history else list(latest.values())
    lines = [*_asked(shown, people), *_whys(shown, latest, people)]
    if not lines:
        raise Told(f"Nothing is answered for {found.key} yet: `/incident answer` asks.")
    return [on_terminal(line) for line in lines]


def _asked(revisions: Sequence[Answer], people: People) -> Iterator[str]:
    for key, questions in groupby(QUESTIONS, lambda question: question.section):
        told = [
            (row.prompt, [(one, answered(row, one, people).text) for one in revisions if one.question == row.key])
            for row in questions
        ]
        yield from _section(section(key).title, told, people)


def _whys(revisions: Sequence[Answer], latest: Mapping[str, Answer], people: People) -> Iterator[str]:
    keys = dict.fromkeys(one.question for one in revisions)
    told = []
    for key in sorted(filter(_is_why, keys)):
        question = f"{key.removeprefix('whys.')}. {to_plain(question_at(place_of(key), latest), people)}"
        told.append((question, [(one, one.text) for one in revisions if one.question == key]))
    yield from _section(section("whys").title, told, people)


def _is_why(key: str) -> bool:
    """Whether an answer is one to a why; the marks beside them say where a line ends."""
    return key.startswith("whys.") and not key.endswith(".depth")


def _section(title: str, told: Iterable[tuple[str, list[tuple[Answer, str]]]], people: People) -> Iterator[str]:
    """The lines of a section; none where nothing in it was answered."""
    given = [(question, answers) for question, answers in told if answers]
    if given:
        yield title
    for question, answers in given:
        yield f"  {question}"
        for answer, text in answers:
            yield f"    {_signed(answer, people)}"
            yield from (f"      {line}" for line in (to_plain(text, people) or "(emptied)").splitlines())


def _signed(answer: Answer, people: People) -> str:
    person = people.get(answer.author_id)
    name = person.name if person else answer.author_id
    return f"revision {answer.revision}, {name}, {answer.recorded_at:%Y-%m-%d %H:%M} UTC:"
