"""canvases.edit and canvases.sections.lookup: what is changed where, and how a section is found."""

import pytest
from slack_sdk import WebClient

from bot.emulator import Control
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast

TEXT = "# Summary\n\nThe pool was empty.\n\n## Actions\n\n- one\n- two\n"


def content(markdown: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": markdown}


@pytest.fixture
def canvas_id(client: WebClient) -> str:
    return str(client.canvases_create(title="INC-7", document_content=content(TEXT))["canvas_id"])


def sections(client: WebClient, canvas_id: str, **criteria: object) -> list[str]:
    found = client.canvases_sections_lookup(canvas_id=canvas_id, criteria=criteria)["sections"]
    return [str(section["id"]) for section in found]


def text_of(control: Control) -> str:
    return str(control.canvases()[0]["markdown"])


@pytest.mark.parametrize(("kind", "how_many"), [("h1", 1), ("h2", 1), ("h3", 0), ("any_header", 2)])
def test_headings_are_found_by_their_level(client: WebClient, canvas_id: str, kind: str, how_many: int) -> None:
    assert len(sections(client, canvas_id, section_types=[kind])) == how_many


def test_a_section_is_found_by_its_text(client: WebClient, canvas_id: str) -> None:
    assert len(sections(client, canvas_id, contains_text="pool")) == 1


@pytest.mark.parametrize(
    ("operation", "expected"),
    [("insert_at_start", "New\n\n# Summary"), ("insert_at_end", "- two\n\nNew\n")],
)
def test_text_is_put_at_an_end(
    client: WebClient, control: Control, canvas_id: str, operation: str, expected: str
) -> None:
    client.canvases_edit(canvas_id=canvas_id, changes=[{"operation": operation, "document_content": content("New")}])
    assert expected in text_of(control)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("insert_before", "# Summary\n\nNew\n\nThe pool was empty."),
        ("insert_after", "The pool was empty.\n\nNew\n\n## Actions"),
        ("replace", "# Summary\n\nNew\n\n## Actions"),
        ("delete", "# Summary\n\n## Actions"),
    ],
)
def test_a_section_is_changed(
    client: WebClient, control: Control, canvas_id: str, operation: str, expected: str
) -> None:
    [section] = sections(client, canvas_id, contains_text="pool")
    change = {"operation": operation, "section_id": section}
    change |= {} if operation == "delete" else {"document_content": content("New")}  # type: ignore[dict-item]
    client.canvases_edit(canvas_id=canvas_id, changes=[change])
    assert expected in text_of(control)


def test_the_whole_is_replaced_where_no_section_is_named(client: WebClient, control: Control, canvas_id: str) -> None:
    client.canvases_edit(canvas_id=canvas_id, changes=[{"operation": "replace", "document_content": content("All")}])
    assert text_of(control) == "All"


def test_a_canvas_is_renamed(client: WebClient, control: Control, canvas_id: str) -> None:
    client.canvases_edit(canvas_id=canvas_id, changes=[{"operation": "rename", "title_content": content("INC-8")}])
    assert control.canvases()[0]["title"] == "INC-8"


def test_a_section_that_is_gone_cannot_be_changed(client: WebClient, canvas_id: str) -> None:
    change = {"operation": "delete", "section_id": "temp:C:none"}
    assert refusal(client.canvases_edit, canvas_id=canvas_id, changes=[change]) == "canvas_editing_failed"


def test_one_change_is_made_at_a_time(client: WebClient, canvas_id: str) -> None:
    change = {"operation": "insert_at_end", "document_content": content("x")}
    assert refusal(client.canvases_edit, canvas_id=canvas_id, changes=[change] * 2) == "invalid_arguments"


def test_a_channel_has_one_canvas(client: WebClient, cast: Cast) -> None:
    made = client.conversations_canvases_create(channel_id=cast.ops, document_content=content("x"))["canvas_id"]
    channel = client.conversations_info(channel=cast.ops)["channel"]
    assert channel["properties"]["canvas"]["file_id"] == made
    again = refusal(client.conversations_canvases_create, channel_id=cast.ops, document_content=content("x"))
    assert again == "channel_canvas_already_exists"
