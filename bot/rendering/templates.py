"""The document templates in their folder, their front matter, and the environment that escapes by default."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, pass_context
from jinja2.runtime import Context

from bot.paths import data_path

SUFFIX = ".md.j2"
_FENCE = "---\n"


class UnknownTemplate(LookupError):
    """There is no such template."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateInfo:
    """A template's front matter, which is not printed."""

    template: str
    version: str
    category: str


def template_names() -> list[str]:
    """Return the names of the templates in the folder, in alphabetical order."""
    return sorted(path.name.removesuffix(SUFFIX) for path in _folder().glob(f"*{SUFFIX}"))


def template_info(name: str) -> TemplateInfo:
    """Return the front matter of a template; UnknownTemplate where there is none of that name."""
    return _read(name)[0]


@cache
def environment() -> Environment:
    """Return the environment in which every value printed goes through the template's `md` writer."""
    return Environment(
        loader=_Loader(), undefined=StrictUndefined, finalize=_finalize,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


@pass_context
def _finalize(context: Context, value: Any) -> str:
    shown: str = context["md"].show(value)
    return shown


class _Loader(BaseLoader):
    """Loads a template by its name, without its front matter."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        try:
            return _read(template)[1], str(_folder() / f"{template}{SUFFIX}"), lambda: True
        except UnknownTemplate as error:
            raise TemplateNotFound(template) from error


def _read(name: str) -> tuple[TemplateInfo, str]:
    if name not in template_names():
        raise UnknownTemplate(f"There is no template “{name}”. There are: {', '.join(template_names())}.")
    text = (_folder() / f"{name}{SUFFIX}").read_text(encoding="utf-8")
    _, matter, body = text.split(_FENCE, 2)
    return TemplateInfo(**yaml.safe_load(matter)), body


def _folder() -> Path:
    return data_path("templates") / "postmortem"
