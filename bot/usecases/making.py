"""Makes a document, in a template of ours where an organisation's own cannot be used."""

from dataclasses import dataclass
from pathlib import Path

from bot.postmortem.record import Record
from bot.rendering.documents import DEFAULT_TEMPLATE, MissingExtra, UnknownFormat, render
from bot.rendering.sandbox import BadTemplate
from bot.rendering.templates import (
    SUFFIX,
    BadFrontMatter,
    UnknownTemplate,
    UnreadableTemplate,
    our_bodies,
)
from bot.usecases.ports import CannotBeMade


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """The bytes of a document. `problem` says, with file and line, why it is not in the template asked for."""

    content: bytes
    problem: str | None = None


def make(record: Record, template: str, format: str, own: Path | None) -> Made:
    """Return the document; where its template cannot be used, in ours of that name, else in the usual one.

    `own` is the folder of own templates. Raises `CannotBeMade` where the format cannot be made; trying again is no use.
    """
    try:
        return Made(content=_bytes(record, template, format, own))
    except (BadTemplate, BadFrontMatter, UnreadableTemplate, UnknownTemplate) as unusable:
        ours = template if template in our_bodies() else DEFAULT_TEMPLATE
        return Made(content=_bytes(record, ours, format, None), problem=_told(unusable, template, ours))


def _bytes(record: Record, template: str, format: str, own: Path | None) -> bytes:
    try:
        made = render(record, template, format, own=own)
    except (MissingExtra, UnknownFormat) as unmakeable:
        raise CannotBeMade(str(unmakeable)) from unmakeable
    except RecursionError as deep:
        raise CannotBeMade(f"What the template writes is nested too deeply for the format “{format}”.") from deep
    return made.encode() if isinstance(made, str) else made


def _told(unusable: Exception, template: str, ours: str) -> str:
    place = f"`{template}{SUFFIX}`"
    line = unusable.line if isinstance(unusable, BadTemplate) else None
    where = f"{place}, line {line}" if line else place
    return f"Your template {where} cannot be used, so this is ours, `{ours}`. What is wrong: {unusable}"
