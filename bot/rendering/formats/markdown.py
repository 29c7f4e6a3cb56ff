"""Markdown (CommonMark with GitHub's tables and strike-through): the document as its template wrote it."""

from bot.rendering.sheet import Sheet


def convert(sheet: Sheet) -> str:
    """Return the document."""
    return sheet.markdown
