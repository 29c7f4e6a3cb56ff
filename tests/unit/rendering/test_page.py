"""What a page shows otherwise than its Markdown: boxes in place of bullets, room for days, depth of lists."""

from io import BytesIO

from docx import Document

from bot.domain.milestones import Milestone
from bot.postmortem.record import Record
from bot.rendering.documents import render
from tests.unit.postmortem.sample import answers, empty_record, event, full_record, record


def page(made: Record) -> str:
    return str(render(made, "incident-postmortem", "html"))


def test_an_entry_with_a_box_has_no_bullet_besides() -> None:
    assert '<li class="box">☐ Automated monitoring alert</li>' in page(empty_record())


def test_a_table_with_days_has_room_for_them() -> None:
    days = record(event(0, "", Milestone.STARTED), event(24 * 60, "", Milestone.RESOLVED))
    assert '<div class="table dated">' in page(days)


def test_a_table_of_one_day_has_none_to_spare() -> None:
    assert '<div class="table dated">' not in page(full_record())


def test_a_day_in_a_table_is_not_broken() -> None:
    assert '<td class="day">2026-11-28</td>' in str(render(full_record(), "post-mortem", "html"))


def test_whys_that_branch_are_moved_in_step_by_step_in_a_word_processor() -> None:
    given = {f"whys.{number}": f"Reason {number}" for number in range(1, 6)} | {"whys.1b.1": "Another", "whys.1b": "1"}
    made = render(record(answers=answers(**given)), "incident-postmortem", "docx")
    found = Document(BytesIO(bytes(made)))  # type: ignore[arg-type]
    indents = [
        paragraph.paragraph_format.left_indent or 0
        for paragraph in found.paragraphs
        if paragraph.text.startswith("Reason ")
    ]
    assert indents == sorted(indents)
    assert indents[-1] > indents[2]
