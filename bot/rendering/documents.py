"""A record as a finished document, in any template and format. The same record always gives the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from bot.postmortem.document import assemble
from bot.postmortem.record import Record
from bot.rendering.collecting import without_collection
from bot.rendering.sheet import Sheet
from bot.rendering.templates import Template, find, variables
from bot.rendering.writer import Writer

DEFAULT_TEMPLATE = "incident-postmortem"


class UnknownFormat(LookupError):
    """There is no such format."""


class MissingExtra(RuntimeError):
    """A format needs libraries that are not installed; the message says which extra brings them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A format: a module with `convert(sheet) -> str | bytes`, loaded when it is first used.

    `extra` names what to install besides; `shows_images` tells that it shows kept images, so that the record must hold
    their bytes; `is_picture` that it shows the incident without its words.
    """

    module: str
    extension: str
    mimetype: str
    extra: str = ""
    shows_images: bool = False
    is_picture: bool = False


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# fmt: off
FORMATS: Mapping[str, Format] = {
    "md": Format(module="bot.rendering.formats.markdown", extension="md", mimetype="text/markdown"),
    "html": Format(module="bot.rendering.formats.html", extension="html", mimetype="text/html", shows_images=True),
    "pdf": Format(module="bot.rendering.formats.pdf", extension="pdf", mimetype="application/pdf", extra="pdf",
                  shows_images=True),
    "docx": Format(module="bot.rendering.formats.docx", extension="docx", mimetype=_DOCX, extra="docx",
                   shows_images=True),
    "json": Format(module="bot.rendering.formats.json", extension="json", mimetype="application/json"),
    "canvas": Format(module="bot.rendering.formats.canvas", extension="canvas.md", mimetype="text/markdown"),
    "txt": Format(module="bot.rendering.formats.text", extension="txt", mimetype="text/plain"),
    "png": Format(module="bot.rendering.formats.png", extension="png", mimetype="image/png", extra="png",
                  is_picture=True),
}
# fmt: on


def render(
    record: Record, template: str = DEFAULT_TEMPLATE, format: str = "md", *, own: Path | None = None
) -> str | bytes:
    """Return the document; `own` is the folder of an organisation's own templates.

    Raises:
        UnknownTemplate, UnknownFormat: the message names what there is instead.
        BadTemplate: an own template cannot be filled; the message says where and why.
        MissingExtra: the format's libraries are not installed.
    """
    if format not in FORMATS:
        raise UnknownFormat(f"There is no format “{format}”. There are: {', '.join(FORMATS)}.")
    chosen = find(template, own)  # refuses an unknown name before any work is done
    form = FORMATS[format]
    try:
        module = import_module(form.module)
    except (ImportError, OSError) as missing:  # OSError: a library that a wheel needs from the system
        if not form.extra:
            raise
        raise MissingExtra(
            f"The format “{format}” needs more: pip install incident-scribe[{form.extra}] ({missing})"
        ) from missing
    with without_collection():
        converted: str | bytes = module.convert(sheet(record, chosen))
    return converted


def markdown(record: Record, template: str = DEFAULT_TEMPLATE) -> str:
    """Return the document as Markdown, from which every other format is made."""
    return sheet(record, find(template)).markdown


def sheet(record: Record, template: Template) -> Sheet:
    """Return the document of a record, ready for a format."""
    document = assemble(record)

    def fill(writer: Writer) -> str:
        return template.fill(variables(record, document, writer))

    return Sheet(record=record, document=document, template=template.info, fill=fill)
