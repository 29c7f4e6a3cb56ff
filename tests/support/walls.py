"""The rules of the house that no linter holds: each wall takes sources and returns where they break it."""

import ast
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("bot", "handlers")
FILE_LINES, FILE_LINES_P90 = 300, 180
FUNCTION_LINES, FUNCTION_LINES_P90 = 60, 30

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, kw_only=True)
class Source:
    """One Python file: its path from the root, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.path)

    def is_below(self, *folders: str) -> bool:
        return any(self.path.startswith(f"{folder}/") for folder in folders)

    def at(self, node: ast.AST, what: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


def sources_below(*folders: str, root: Path = ROOT) -> list[Source]:
    """Every Python file below these folders, by path."""
    paths = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    return [Source(path=path.relative_to(root).as_posix(), text=path.read_text("utf-8")) for path in paths]


def percentile_90(numbers: Iterable[int]) -> int:
    """The smallest number that nine tenths of `numbers` do not exceed; 0 of none."""
    ordered = sorted(numbers)
    return ordered[math.ceil(len(ordered) * 0.9) - 1] if ordered else 0


def long_files(sources: Sequence[Source]) -> list[str]:
    """Files over the limit, and one more line when the usual file is; tables of data do not count."""
    lengths = {source.path: source.text.count("\n") for source in sources if not _is_table_of_data(source)}
    found = [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > FILE_LINES]
    usual = percentile_90(lengths.values())
    return found + [f"nine tenths of the files: {usual} lines"] * (usual > FILE_LINES_P90)


def _is_table_of_data(source: Source) -> bool:
    logic = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    return not any(isinstance(node, logic) for node in ast.walk(source.tree))


def long_functions(sources: Sequence[Source]) -> list[str]:
    """Functions over the limit, from `def` to the last line, and one more line when the usual one is."""
    lengths = {
        source.at(node, node.name): (node.end_lineno or node.lineno) - node.lineno + 1
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, Function)
    }
    found = [f"{where}: {lines} lines" for where, lines in lengths.items() if lines > FUNCTION_LINES]
    usual = percentile_90(lengths.values())
    return found + [f"nine tenths of the functions: {usual} lines"] * (usual > FUNCTION_LINES_P90)


def broad_excepts(sources: Sequence[Source]) -> list[str]:
    """Everything that catches whatever comes: `except:`, `except Exception`, `suppress(Exception)`."""
    return [
        source.at(node, "catches everything")
        for source in sources
        for node in ast.walk(source.tree)
        if _catches_everything(node)
    ]


def _catches_everything(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        return node.type is None or _names_everything(node.type)
    is_suppress = isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] == "suppress"
    return is_suppress and isinstance(node, ast.Call) and any(map(_names_everything, node.args))


def _names_everything(node: ast.expr) -> bool:
    names = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(dotted(name).split(".")[-1] in {"Exception", "BaseException"} for name in names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` for such an expression; a part that is no name is left empty."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imported_modules(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every module that a source imports, with `package.name` for `from package import name`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module or ''}.{alias.name}") for alias in node.names)


def patches(sources: Sequence[Source]) -> list[str]:
    """Tests that replace a part of the code under test instead of passing another one in."""
    banned = ("unittest.mock", "mock.", "pytest_mock")
    found = [
        source.at(node, module)
        for source in sources
        for node, module in imported_modules(source)
        if f"{module}.".startswith(banned)
    ]
    return found + [
        source.at(node, "monkeypatch")
        for source in sources
        for node in ast.walk(source.tree)
        if dotted(node) in {"monkeypatch.setattr", "monkeypatch.setitem"}
    ]


CLOCK_READINGS = frozenset(
    f"{owner}.{name}"
    for owner, names in {
        "datetime": ("now", "utcnow", "today"),
        "date": ("today",),
        "time": ("time", "time_ns", "sleep"),
    }.items()
    for name in names
)


def clock_readings(sources: Sequence[Source]) -> list[str]:
    """Every look at the machine's clock and every wait on it; `time.monotonic`, for deadlines, is none."""
    calls = [
        source.at(node, dotted(node))
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and ".".join(dotted(node).split(".")[-2:]) in CLOCK_READINGS
    ]
    return calls + [
        source.at(node, module)
        for source in sources
        for node, module in imported_modules(source)
        if module in CLOCK_READINGS
    ]


def missing_docstrings(sources: Sequence[Source]) -> list[str]:
    """Modules that do not say what they are for. An empty `__init__.py` of the tests has nothing to say."""
    return [
        source.path
        for source in sources
        if not ast.get_docstring(source.tree) and (source.text.strip() or source.is_below(*PRODUCT))
    ]


def missing_packages(sources: Sequence[Source]) -> list[str]:
    """Folders of the product without `__init__.py`: the import contracts do not see their modules."""
    paths = {source.path for source in sources}
    folders = {path.rpartition("/")[0] for path in paths}
    return sorted(folder for folder in folders if f"{folder}/__init__.py" not in paths)


def foreign_imports(sources: Sequence[Source], *, ours: str) -> list[str]:
    """Imports of anything that is neither in the standard library nor below the package `ours`."""
    return [
        source.at(node, module)
        for source in sources
        for node, module in imported_modules(source)
        if module.split(".")[0] not in sys.stdlib_module_names and not f"{module}.".startswith(f"{ours}.")
    ]
