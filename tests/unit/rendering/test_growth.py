"""Documents of long incidents: the work grows as the timeline does. Calls are counted, since no other program changes
how many those are."""

import sys
from types import FrameType
from typing import Any

import pytest

from bot.rendering.documents import DEFAULT_TEMPLATE, render
from bot.rendering.svg import draw
from bot.rendering.templates import template_names
from tests.bench.large import large_record

SIZE = 200
# From 400 to 800 events there should be twice as much to add as from 200 to 400. Were it all done over again for each
# event, it would be four times as much; the room left lets even a tenth of the work be found that is.
MOST = 2.1


def calls_to_make(format: str, template: str, size: int) -> int:
    """Return how many functions are called to make a document, those written in C included."""
    record, counted = large_record(size), 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        draw(record, 880) if format == "svg" else render(record, template, format)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    ("format", "template"),
    [("md", name) for name in template_names()]
    + [(name, DEFAULT_TEMPLATE) for name in ("html", "json", "txt", "canvas", "svg")],
)
def test_the_work_for_a_document_grows_as_the_timeline_does(format: str, template: str) -> None:
    calls_to_make(format, template, SIZE // 4)  # what is loaded and compiled once does not count
    small, middle, large = (calls_to_make(format, template, SIZE * times) for times in (1, 2, 4))
    assert large - middle <= MOST * (middle - small)
