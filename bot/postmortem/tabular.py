"""Tables as people type them: one row per line, bars between the cells."""

import re

_BAR = re.compile(r"\|(?![^<>\n]*>)")  # not the bar of `<https://…|label>`
_RULE = re.compile(r"\s*|[\s:\-–—]*\|[\s|:\-–—]*")
_BULLET = re.compile(r"^[-*•]\s+")
_PRIORITY = re.compile(r"p[0-4]|high|medium|low", re.IGNORECASE)


def table_rows(text: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of `text`, each with as many cells as there are `columns`.

    Forgives bars at the ends, tabs in place of bars, bullets, a repeated head, rules below it and empty lines. Missing
    cells are empty; a priority goes into a last column called so; what is too much stays in the last cell.
    """
    rows = [_cells(line) for line in text.replace("\t", " | ").splitlines() if not _RULE.fullmatch(line)]
    heads = [column.casefold() for column in columns]
    return [_fitted(row, columns) for row in rows if [cell.casefold() for cell in row] != heads]


def _cells(line: str) -> list[str]:
    bare = _BULLET.sub("", line.strip())
    parts = [part.strip() for part in _BAR.split(bare)]
    if len(parts) > 1 and not parts[0]:
        parts = parts[1:]
    return parts[:-1] if len(parts) > 1 and not parts[-1] else parts


def _fitted(row: list[str], columns: tuple[str, ...]) -> tuple[str, ...]:
    count = len(columns)
    if len(row) > count:
        return (*row[: count - 1], " | ".join(row[count - 1 :]))
    missing = [""] * (count - len(row))
    if missing and len(row) > 1 and columns[-1] == "Priority" and _PRIORITY.fullmatch(row[-1]):
        return (*row[:-1], *missing, row[-1])
    return (*row, *missing)
