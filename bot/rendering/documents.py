"""A record as a finished document, in any template and format. The same record always gives the same bytes."""

from collections.abc import Mapping
from importlib import import_module

from bot.postmortem.document import assemble
from bot.postmortem.record import Record
from bot.rendering.templates import environment, template_info
from bot.rendering.writer import Writer

# A format is a module with `convert(markdown: str) -> str | bytes`, loaded when it is first used.
FORMATS: Mapping[str, str] = {
    "md": "bot.rendering.to_markdown",
}
DEFAULT_TEMPLATE = "incident-postmortem"


class UnknownFormat(LookupError):
    """There is no such format."""


def render(record: Record, template: str = DEFAULT_TEMPLATE, format: str = "md") -> str | bytes:
    """Return the document; UnknownTemplate (of `templates`) or UnknownFormat names what there is instead."""
    if format not in FORMATS:
        raise UnknownFormat(f"There is no format “{format}”. There are: {', '.join(FORMATS)}.")
    converted: str | bytes = import_module(FORMATS[format]).convert(markdown(record, template))
    return converted


def markdown(record: Record, template: str = DEFAULT_TEMPLATE) -> str:
    """Return the document as Markdown, from which every other format is made."""
    template_info(template)  # refuses an unknown name before any work is done
    document = assemble(record)
    return environment().get_template(template).render(
        md=Writer(record.people, record.channels),
        document=document,
        facts=document.facts,
        actions={horizon.value: lines for horizon, lines in document.actions.items()},
    )  # fmt: skip
