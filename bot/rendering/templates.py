"""The document templates, ours and an organisation's own: their front matter, and who fills them how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, pass_context
from jinja2.runtime import Context

from bot.domain.severity import Severity
from bot.paths import data_path
from bot.postmortem.document import Document
from bot.postmortem.known import known
from bot.postmortem.record import Record
from bot.rendering import sandbox
from bot.rendering.key_events import key_events
from bot.rendering.markdown import finished
from bot.rendering.visible import printable
from bot.rendering.why_list import why_list
from bot.rendering.writer import Writer

SUFFIX = ".md.j2"
_FENCE = "---\n"


class UnknownTemplate(LookupError):
    """There is no such template."""


class BadFrontMatter(ValueError):
    """A template begins with "---", then `template`, `version`, `category` (words or numbers) as YAML, then "---"."""


class UnreadableTemplate(ValueError):
    """An organisation's own template is there, but cannot be read as text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateInfo:
    """A template's front matter, which is not printed."""

    template: str
    version: str
    category: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """A template: its file, its front matter, its text; `first_line` is the line of the file the text begins on."""

    path: Path
    info: TemplateInfo
    body: str
    first_line: int
    is_own: bool = False

    def fill(self, values: dict[str, Any]) -> str:
        """Return the document as Markdown; an organisation's own template is filled in the sandbox."""
        name = self.path.name.removesuffix(SUFFIX)
        if self.is_own:
            return sandbox.fill(name, {**our_bodies(), name: self.body}, values, self.first_line)
        return finished(environment().get_template(name).render(values))


def variables(record: Record, document: Document, writer: Writer) -> dict[str, Any]:
    """Return what a template may name."""
    return {
        "md": writer,
        "document": document,
        "facts": document.facts,
        "actions": {horizon.value: lines for horizon, lines in document.actions.items()},
        "why_tree": why_list(document.why_tree, writer) if document.why_tree else None,
        "key_events": key_events(document.timeline, known(record)),
    }


def template_names(own: Path | None = None) -> list[str]:
    """Return the names of our templates and of those in the folder `own`, in alphabetical order."""
    return sorted({*_ours(), *(path.name.removesuffix(SUFFIX) for path in _files(own))})


def template_info(name: str, own: Path | None = None) -> TemplateInfo:
    """Return the front matter of a template; UnknownTemplate where there is none of that name."""
    return find(name, own).info


def find(name: str, own: Path | None = None) -> Template:
    """Return a template by its name; one of the organisation's own goes before ours of the same name.

    Raises:
        UnknownTemplate: there is none of that name; the message names those that there are.
        BadFrontMatter: the organisation's own has no front matter that can be read.
        UnreadableTemplate: the organisation's own is no text, or may not be read.
    """
    for path in _files(own):
        if path.name == f"{name}{SUFFIX}":
            return _read_own(path)
    if name not in _ours():
        raise UnknownTemplate(f"There is no template “{name}”. There are: {', '.join(template_names(own))}.")
    return _ours()[name]


def _read_own(path: Path) -> Template:
    try:
        return read(path, is_own=True)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise UnreadableTemplate(f"The file cannot be read ({unreadable}).") from unreadable


def read(path: Path, *, is_own: bool) -> Template:
    """Return the template in a file; OSError where it cannot be read, BadFrontMatter as `find`."""
    matter, body = split(path.read_text(encoding="utf-8-sig"))
    try:
        values = yaml.safe_load(matter)
        info = TemplateInfo(**{field.name: _scalar(values[field.name]) for field in fields(TemplateInfo)})
    except (yaml.YAMLError, TypeError, ValueError, KeyError, RecursionError) as wrong:
        raise BadFrontMatter(f"{path.name}:1: {BadFrontMatter.__doc__} ({wrong})") from wrong
    return Template(path=path, info=info, body=printable(body), first_line=matter.count("\n") + 3, is_own=is_own)


def _scalar(value: Any) -> str:
    """A value of the front matter in words; a list that repeats itself would have no end of them."""
    if not isinstance(value, str | int | float | date):
        raise TypeError(f"a {type(value).__name__}")
    return str(value)


def split(text: str) -> tuple[str, str]:
    """Return a template file's front matter and text; the first is empty where there is none."""
    if not text.startswith(_FENCE) or text.count(_FENCE) < 2:
        return "", text
    _, matter, body = text.split(_FENCE, 2)
    return matter, body


def for_severity(severity: Severity | None, choices: str, default: str) -> str:
    """Return the template that `choices` ("sev1=post-mortem, sev2=post-mortem") name for a severity.

    ValueError where an entry is not of that form or names no severity.
    """
    by_severity: dict[Severity, str] = {}
    for entry in filter(None, (part.strip() for part in choices.split(","))):
        level, is_pair, name = (part.strip() for part in entry.partition("="))
        if not is_pair or not name or level.upper() not in Severity.__members__:
            raise ValueError(f"“{entry}” is not of the form sev1=template")
        by_severity[Severity[level.upper()]] = name
    return by_severity.get(severity, default) if severity else default


@cache
def environment() -> Environment:
    """Return the environment in which every value printed goes through the template's `md` writer."""
    return Environment(
        loader=_Loader(), undefined=StrictUndefined, finalize=finalize,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


@pass_context
def finalize(context: Context, value: Any) -> str:
    """Have the writer print a value."""
    shown: str = context["md"].show(value)
    return shown


class _Loader(BaseLoader):
    """Loads one of our templates by its name, without its front matter."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template not in _ours():
            raise TemplateNotFound(template)
        return _ours()[template].body, str(_ours()[template].path), lambda: True


def our_bodies() -> dict[str, str]:
    """Return our templates by name, which an organisation's own may include or import."""
    return {name: template.body for name, template in _ours().items()}


@cache
def _ours() -> Mapping[str, Template]:
    return {path.name.removesuffix(SUFFIX): read(path, is_own=False) for path in _files(_folder())}


def _files(folder: Path | None) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder else []


def _folder() -> Path:
    return data_path("templates") / "postmortem"
