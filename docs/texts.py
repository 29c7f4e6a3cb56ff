"""Every text that people read in Slack, taken from the source by the place where it stands: see `docs/texts.md`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The surfaces, each with the places where its texts stand. Documents have templates, and questions a page of their own.
SURFACES = {
    "Answers to commands": ("handlers/commands", "handlers/parsing", "handlers/*.py"),
    "Forms and buttons": ("handlers/views", "handlers/events"),
    "Messages, forms and App Home as drawn": ("bot/rendering/slack",),
    "What the timeline says, and refusals": ("bot/domain", "bot/usecases"),
}
HEAD = """# Every text that people read in Slack

Written by `make docs` from the source, so that all of it can be read, reviewed and translated in one go: `{…}` stands
for what is filled in. What documents say stands in `templates/`, what they ask in [questions.md](questions.md), what
the program prints in the README.
"""
# Patterns of secrets; of their names, people read "[redacted: aws key]".
_APART = "bot/domain/redaction"
# Calls whose arguments nobody reads in Slack.
_UNREAD = {"compile", "warning", "info", "error", "get_logger", "execute", "text_clause", "index_where", "TypeVar"}
_WORD = re.compile(r"[A-Za-z]{2,}")
_LABEL = re.compile(r"[A-Z][a-z]{2,}")


def texts() -> str:
    """Return docs/texts.md."""
    parts = [HEAD]
    for surface, places in SURFACES.items():
        parts.append(f"## {surface}\n")
        for path in _files(places):
            found = list(dict.fromkeys(texts_in(path.read_text(encoding="utf-8"))))
            if found:
                listed = "".join(f"- {_quoted(text)}\n" for text in found)
                parts.append(f"### `{path.relative_to(ROOT).as_posix()}`\n\n{listed}")
    return "\n".join(parts)


def _files(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        found = ROOT.glob(place) if "*" in place else (ROOT / place).rglob("*.py")
        yield from sorted(path for path in found if not path.is_relative_to(ROOT / _APART))


def texts_in(source: str) -> Iterator[str]:
    """Yield the texts of one module, in their order; a refusal's docstring is one, other docstrings are not."""
    yield from _walk(ast.parse(source))


def _walk(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield from _kept("".join(_piece(part) for part in node.values))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _walk(part.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _kept(node.value)
    elif not (isinstance(node, ast.Call) and _name(node.func) in _UNREAD):
        for child in _read(node):
            yield from _walk(child)


def _read(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node but those that nobody reads: docstrings, annotations, and lists of names."""
    skipped = {id(child) for name in ("annotation", "returns") if (child := getattr(node, name, None))}
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) and not _refuses(node):
        skipped.add(id(node.body[0]))
    if isinstance(node, ast.Assign) and _name(node.targets[0]) == "__all__":
        return
    yield from (child for child in ast.iter_child_nodes(node) if id(child) not in skipped)


def _refuses(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any(_name(base) in ("Refusal", "NotAllowed") for base in node.bases)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    value = part.value if isinstance(part, ast.FormattedValue) else part
    return f"{{{ast.unparse(value) if isinstance(value, ast.Name | ast.Attribute) else '…'}}}"


def _kept(text: str) -> Iterator[str]:
    said = " ".join(text.split())
    if (" " in said and _WORD.search(said)) or _LABEL.fullmatch(said):
        yield said


def _quoted(text: str) -> str:
    """Return the text as code, so that Markdown leaves its marks alone."""
    fence = "``" if "`" in text else "`"
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
