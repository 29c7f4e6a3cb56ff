"""Looks an own template over before an incident needs it: front matter, syntax, names, and a trial run."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from rapidfuzz import process

from bot.postmortem.document import assemble
from bot.rendering import sandbox
from bot.rendering.sandboxed import environment, names_in
from bot.rendering.specimen import specimen
from bot.rendering.templates import SUFFIX, BadFrontMatter, Template, our_bodies, read, variables
from bot.rendering.writer import Writer

_CLOSE = 70  # of 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something wrong in a template. `line` counts in the file, from 1."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def check(path: Path) -> list[Problem]:
    """Return what is wrong with the template in a file, in the order of lines; empty where nothing is.

    What it names is checked first; only a template without such mistakes is filled, with an invented incident.
    """
    if not path.name.endswith(SUFFIX):
        return [Problem(path=path, line=1, text=f"the name of a template's file ends in {SUFFIX}")]
    try:
        template = read(path, is_own=True)
    except (OSError, UnicodeDecodeError) as unreadable:
        return [Problem(path=path, line=1, text=f"cannot be read ({unreadable})")]
    except BadFrontMatter as wrong:
        return [Problem(path=path, line=1, text=str(wrong.__doc__ or wrong))]
    try:
        found = list(_misnamed(template))
    except TemplateSyntaxError as wrong:
        found = [_problem(template, wrong.lineno, wrong.message or "syntax error")]
    except RecursionError:
        found = [_problem(template, 1, "its parts are nested too deeply")]
    return sorted(found or _failed(template), key=lambda problem: problem.line)


def _misnamed(template: Template) -> Iterator[Problem]:
    """Yield the variables, and the names behind the dots of those we give, that do not exist."""
    sandboxed = _idle()
    tree = sandboxed.parse(template.body)
    given = _values()
    unknown = find_undeclared_variables(tree) - set(given) - set(sandboxed.globals)
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name in unknown:
            yield _problem(template, name.lineno, _told(name.name, sorted(given)))
    for line, owner, key in _dotted(tree):
        there = names_in(given[owner]) if owner in given else []
        if there and key not in there:
            yield _problem(template, line, _told(f"{owner}.{key}", there))


def _idle() -> ImmutableSandboxedEnvironment:
    """The sandbox for reading names: even constants, which may take any time and room, are computed in the child."""
    sandboxed = environment({})
    sandboxed.intercepted_binops = frozenset(sandboxed.default_binop_table)
    for table in (sandboxed.filters, sandboxed.tests):
        table.update(dict.fromkeys(table, _uncomputed))
    return sandboxed


def _uncomputed(*_: Any) -> Any:
    raise nodes.Impossible()


def _dotted(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Yield line, name and key of each `name.key` and `name["key"]`."""
    for part in tree.find_all(nodes.Getattr):
        if isinstance(part.node, nodes.Name):
            yield part.lineno, part.node.name, part.attr
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.node, nodes.Name) and isinstance(item.arg, nodes.Const):
            yield item.lineno, item.node.name, str(item.arg.value)


def _failed(template: Template) -> list[Problem]:
    name = template.path.name.removesuffix(SUFFIX)
    try:
        sandbox.fill(name, {**our_bodies(), name: template.body}, _values(), template.first_line)
    except sandbox.BadTemplate as wrong:
        return [Problem(path=template.path, line=wrong.line or template.first_line, text=str(wrong))]
    return []


def _values() -> dict[str, object]:
    record = specimen()
    return variables(record, assemble(record), Writer(record.people, record.channels))


def _told(name: str, there: list[str]) -> str:
    close = process.extractOne(name.rpartition(".")[2], there, score_cutoff=_CLOSE)
    meant = f" Did you mean “{close[0]}”?" if close else ""
    return f"there is no “{name}”.{meant} There are: {', '.join(there)}."


def _problem(template: Template, line: int, text: str) -> Problem:
    return Problem(path=template.path, line=line + template.first_line - 1, text=text)
