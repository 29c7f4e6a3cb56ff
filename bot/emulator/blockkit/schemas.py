"""The tables of rules, read into values that a check can walk along."""

import re
from dataclasses import dataclass, field

from bot.emulator.blockkit.tables import BLOCKS, ELEMENTS, OBJECTS

_SIZE = re.compile(r"(?P<least>\d*)\.\.(?P<most>\d*)$")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a value must be: `name` is str, list, object, place, …; `inner` that of a list, `words` or `of` a name."""

    name: str
    least: int | None = None
    most: int | None = None
    inner: "Kind | None" = None
    of: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Schema:
    """The fields of one object by name, and those that it cannot be without."""

    fields: dict[str, Kind] = field(default_factory=dict)
    required: tuple[str, ...] = ()


def _kind(text: str) -> Kind:
    size = _SIZE.search(text)
    bare = text[: size.start()] if size else text
    least = int(size["least"]) if size and size["least"] else None
    most = int(size["most"]) if size and size["most"] else None
    if bare.startswith("["):
        return Kind(name="list", inner=_kind(bare[1:-1]), least=least, most=most)
    if bare.startswith("one("):
        return Kind(name="one", words=tuple(bare[4:-1].split(",")))
    if bare.startswith(("=", "@")):
        return Kind(name="object" if bare[0] == "=" else "place", of=bare[1:])
    return Kind(name=bare, least=least, most=most)


def _read(table: str, also: dict[str, Kind]) -> dict[str, Schema]:
    read = {}
    for line in table.strip().splitlines():
        name, *words = line.split()
        pairs = [word.split(":", 1) for word in words]
        fields = {key.removesuffix("!"): _kind(kind) for key, kind in pairs}
        required = tuple(key.removesuffix("!") for key, _ in pairs if key.endswith("!"))
        read[name] = Schema(fields=also | fields, required=required)
    return read


_TYPE = {"type": Kind(name="str")}
_BLOCK = _TYPE | {"block_id": Kind(name="str", most=255)}
OBJECTS_BY_NAME = _read(OBJECTS, {})
BY_TYPE = _read(BLOCKS, _BLOCK) | _read(ELEMENTS, _TYPE)
OBJECTS_BY_NAME["image"] = BY_TYPE["image"]
