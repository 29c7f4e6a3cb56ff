"""One thing that is wrong with a payload, in the two forms in which Slack says so."""

from typing import NamedTuple

from bot.emulator.records import Json


class Complaint(NamedTuple):
    """`pointer` is where, from the payload's own root; `constraint` and `expected` are which rule it breaks."""

    pointer: str
    message: str
    constraint: str
    expected: int | str | list[str] | None = None

    def line(self, root: str) -> str:
        """As in `response_metadata.messages`: the words, and the place below `root`."""
        return f"{self.message} [json-pointer:{root}{self.pointer}]"

    def entry(self) -> Json:
        """As `blocks.validate` lists it."""
        constraint: Json = {"type": self.constraint}
        if self.expected is not None:
            constraint["expected"] = self.expected
        return {
            "code": "failed_constraint", "message": self.message, "pointer": self.pointer, "constraint": constraint,
        }  # fmt: skip


def missing(name: str, at: str) -> Complaint:
    """A field that cannot be left out."""
    return Complaint(at, f"missing required field: {name}", "required", name)


def unsupported(kind: object, at: str, allowed: list[str]) -> Complaint:
    """A type that does not exist, or not here."""
    return Complaint(f"{at}/type", f"unsupported type: {kind}", "enum", allowed)


def too_long(most: int, at: str) -> Complaint:
    """A text of more than `most` characters."""
    return Complaint(at, f"must be less than {most + 1} characters", "max_length", most)


def too_short(least: int, at: str) -> Complaint:
    """A text of fewer than `least` characters."""
    return Complaint(at, f"must be more than {least - 1} characters", "min_length", least)


def too_many(most: int, at: str) -> Complaint:
    """A list of more than `most` items."""
    return Complaint(at, f"no more than {most} items allowed", "max_items", most)


def too_few(least: int, at: str) -> Complaint:
    """A list of fewer than `least` items."""
    return Complaint(at, f"no less than {least} items allowed", "min_items", least)
