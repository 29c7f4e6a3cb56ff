"""The child process that fills one own template: reads what to fill from its input, answers in JSON, ends."""

import json
import pickle
import resource
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.rendering.markdown import finished
from bot.rendering.templates import finalize

CPU_SECONDS = 15
MEMORY_BYTES = 1 << 30
LONGEST = 8 << 20  # characters
LONGEST_ERROR = 4_000  # of which the names that exist take the most
_FILE = "template:"
# What the code of a template can raise.
MISTAKES = (
    TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip

Source = tuple[str, str, Callable[[], bool]]


class TooLong(ValueError):
    """The document is longer than 8 million characters."""


class Named(StrictUndefined):
    """What is missing, told with the names that exist in its place."""

    @property
    def _undefined_message(self) -> str:
        if not self._undefined_hint and self._undefined_name is not None:
            there = names_in(self._undefined_obj)
            if there:
                return f"there is no “{self._undefined_name}” here. There are: {', '.join(there)}."
        return str(super()._undefined_message)


def names_in(value: Any) -> list[str]:
    """Return the names that a template may put behind a value's dot."""
    if isinstance(value, Mapping):
        return sorted(map(str, value))
    names = {field.name for field in fields(value)} if is_dataclass(value) and not isinstance(value, type) else set()
    kinds = type(value).__mro__ if type(value).__module__.startswith("bot.") else ()
    return sorted(names | {name for kind in kinds for name in vars(kind) if not name.startswith("_")})


def environment(bodies: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """Return the sandbox, in which a template may include, extend and import only those among `bodies`."""

    def load(name: str) -> Source | None:
        return (bodies[name], _FILE + name, lambda: True) if name in bodies else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load), undefined=Named, finalize=finalize,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def answer(given: bytes) -> dict[str, Any]:
    """Return {"text": ...}, or {"error": ..., "line": ...} with the line counted in the template's text."""
    name, bodies, values = pickle.loads(given)
    try:
        template = environment(bodies).get_template(name)
        return {"text": finished(_within_limits(template, values))}
    except TemplateSyntaxError as wrong:
        return {"error": wrong.message or "syntax error", "line": wrong.lineno}
    except MISTAKES as wrong:
        return {"error": (str(wrong) or type(wrong).__name__)[:LONGEST_ERROR], "line": _line(wrong, _FILE + name)}


def _within_limits(template: Template, values: dict[str, Any]) -> str:
    parts, length = [], 0
    for part in template.generate(values):
        length += len(part)
        if length > LONGEST:
            raise TooLong(TooLong.__doc__)
        parts.append(part)
    return "".join(parts)


def _line(wrong: BaseException, file: str) -> int | None:
    frames = traceback.extract_tb(wrong.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == file), None)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
