"""Walks a payload along the rules, and says what does not fit."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.emulator.blockkit.complaints import (
    Complaint,
    missing,
    too_few,
    too_long,
    too_many,
    too_short,
    unsupported,
)
from bot.emulator.blockkit.schemas import BY_TYPE, OBJECTS_BY_NAME, Kind, Schema
from bot.emulator.blockkit.special import SPECIAL
from bot.emulator.blockkit.tables import PLACES

TEXT_FORMS = {"plain_text": ("type", "text", "emoji"), "mrkdwn": ("type", "text", "verbatim")}
TYPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "str": ("a string", lambda value: isinstance(value, str)),
    "int": ("an integer", lambda value: isinstance(value, int) and not isinstance(value, bool)),
    "num": ("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool)),
    "bool": ("a boolean", lambda value: isinstance(value, bool)),
}


def check(kind: Kind, value: Any, at: str = "") -> Iterator[Complaint]:
    """What is wrong with a value that must be of this kind, each with its place below `at`."""
    if kind.name in TYPES:
        yield from _simple(kind, value, at)
    elif kind.name in ("plain", "text"):
        yield from _text(kind, value, at)
    elif kind.name == "list":
        yield from _list(kind, value, at)
    elif kind.name == "object":
        yield from _object(OBJECTS_BY_NAME[kind.of], kind.of, value, at)
    elif kind.name == "place":
        yield from _placed(kind.of, value, at)
    elif kind.name == "one" and value not in kind.words:
        yield Complaint(at, "must be a valid enum value", "enum", list(kind.words))


def _simple(kind: Kind, value: Any, at: str) -> Iterator[Complaint]:
    words, fits = TYPES[kind.name]
    if not fits(value):
        yield Complaint(at, f"must be {words}", "type", kind.name)
    elif kind.name == "str":
        yield from _length(value, kind.least, kind.most, at)
    elif kind.least is not None and value < kind.least:
        yield Complaint(at, f"must be more than {kind.least - 1}", "minimum", kind.least)
    elif kind.most is not None and value > kind.most:
        yield Complaint(at, f"must be less than {kind.most + 1}", "maximum", kind.most)


def _length(text: str, least: int | None, most: int | None, at: str) -> Iterator[Complaint]:
    if least is not None and len(text) < least:
        yield too_short(least, at)
    if most is not None and len(text) > most:
        yield too_long(most, at)


def _text(kind: Kind, value: Any, at: str) -> Iterator[Complaint]:
    """A text object; where it must be plain, Slack's Markdown is refused."""
    forms = ["plain_text"] if kind.name == "plain" else list(TEXT_FORMS)
    if not isinstance(value, dict):
        yield Complaint(at, "must be an object", "type", "object")
        return
    if value.get("type") not in forms:
        yield unsupported(value.get("type"), at, forms)
        return
    yield from (_strange(key, at) for key in value if key not in TEXT_FORMS[value["type"]])
    if not isinstance(value.get("text"), str):
        yield missing("text", at)
        return
    yield from _length(value["text"], 1, kind.most, f"{at}/text")


def _list(kind: Kind, value: Any, at: str) -> Iterator[Complaint]:
    if not isinstance(value, list):
        yield Complaint(at, "must be an array", "type", "array")
        return
    if kind.least is not None and len(value) < kind.least:
        yield too_few(kind.least, at)
    if kind.most is not None and len(value) > kind.most:
        yield too_many(kind.most, at)
        return
    if kind.inner is not None:
        for i, item in enumerate(value):
            yield from check(kind.inner, item, f"{at}/{i}")


def _placed(place: str, value: Any, at: str) -> Iterator[Complaint]:
    """Something that says by its `type` what it is, and may or may not stand here."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in PLACES[place]:
        yield unsupported(kind, at, sorted(PLACES[place]))
    elif kind in TEXT_FORMS:
        yield from _text(Kind(name="text", most=3000), value, at)
    else:
        yield from _object(BY_TYPE[str(kind)], str(kind), value, at)


def _object(schema: Schema, name: str, value: Any, at: str) -> Iterator[Complaint]:
    if not isinstance(value, dict):
        yield Complaint(at, "must be an object", "type", "object")
        return
    yield from (missing(key, at) for key in schema.required if value.get(key) is None)
    for key, held in value.items():
        if key not in schema.fields:
            yield _strange(key, at)
        elif held is not None:
            yield from check(schema.fields[key], held, f"{at}/{key}")
    if name in SPECIAL:
        yield from SPECIAL[name](value, at)


def _strange(key: str, at: str) -> Complaint:
    return Complaint(at, f"invalid additional property: {key}", "additional_properties", key)
