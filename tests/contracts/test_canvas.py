"""What is made for a canvas is what Slack takes as one, by the rules that the emulator enforces."""

import pytest

from bot.emulator.canvasrules import markdown_of
from bot.postmortem.record import Record
from bot.rendering.documents import render
from bot.rendering.templates import template_names
from tests.contracts.hostile import hostile_record
from tests.contracts.test_formats import big_record
from tests.unit.postmortem.sample import empty_record, full_record

RECORDS = {
    "empty": empty_record(),
    "full": full_record(),
    "hostile": hostile_record(),
    "long": big_record(400),
    "too long": big_record(400, "y" * 4000),
}


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_slack_takes_every_canvas(record: Record, template: str) -> None:
    text = str(render(record, template, "canvas"))
    assert markdown_of({"type": "markdown", "markdown": text}) == text
