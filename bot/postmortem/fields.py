"""What a field of a postmortem is: how it is asked, who knows it, where it comes from and where it is shown."""

from dataclasses import dataclass
from enum import Enum


class QuestionKind(Enum):
    """How a question is answered, and so how its answer is stored.

    LIST holds one entry per line, CHOICE the values of the options taken (one per line where several may be),
    YES_NO "yes" or "no", DATE "2026-11-21", PERSON a mention or a name per line, TABLE one row per line with
    " | " between the cells.
    """

    TEXT = "text"
    LIST = "list"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    PERSON = "person"
    TABLE = "table"


class Answerer(Enum):
    """Who could answer; the value is how the document names them."""

    INCIDENT_LEAD = "incident lead"
    RESPONDERS = "responders"
    ON_CALL_ENGINEER = "on-call engineer"
    ENGINEERING_MANAGER = "engineering manager"
    PRODUCT_OWNER = "product owner"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One choice: `value` is stored, `label` is shown."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One field. `prompt` is asked as it stands; `help` says what a good answer holds.

    `section` is the modal that asks it; a field without one is set by `command` instead. `detail` is the key of
    the field that holds what "yes" or "other" leaves to say. `derived_from` says what fills it while nobody has
    answered. `shown_in` names the places that print it: "template: heading", or the template alone for what
    stands above its first heading. `stem` numbers the entries of a list in print ("Factor" gives
    "Factor 1: ..."); empty means plain entries. `columns` are the heads of a table.
    """

    key: str
    kind: QuestionKind
    prompt: str
    section: str = ""
    command: str = ""
    help: str = ""
    required: bool = False
    role: Answerer = Answerer.INCIDENT_LEAD
    options: tuple[Option, ...] = ()
    is_multiple: bool = False
    detail: str = ""
    stem: str = ""
    columns: tuple[str, ...] = ()
    derived_from: str = ""
    shown_in: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Questions asked together, in one modal; those of a wizard are asked one after the other instead."""

    key: str
    title: str
    is_wizard: bool = False


class Catalogue:
    """The fields and the sections by their keys."""

    def __init__(self, *, fields: tuple[Question, ...], sections: tuple[Section, ...]) -> None:
        self._fields = {row.key: row for row in fields}
        self._sections = {row.key: row for row in sections}

    def field(self, key: str) -> Question:
        """Return the field called `key`, asked in a modal or not; KeyError where there is none."""
        return self._fields[key]

    def question(self, key: str) -> Question:
        """Return the question called `key`; KeyError where no modal asks it."""
        found = self._fields[key]
        if not found.section:
            raise KeyError(key)
        return found

    def section(self, key: str) -> Section:
        """Return the section called `key`; KeyError where there is none."""
        return self._sections[key]

    def questions_in(self, section_key: str) -> tuple[Question, ...]:
        """Return the questions of one section, in the order asked; KeyError where there is no such section."""
        self.section(section_key)
        return tuple(row for row in self._fields.values() if row.section == section_key)
