"""Every field of a modal: filled in by a person, sent, and told to the app in Slack's shape."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.block_samples import Json
from tests.browser.form_samples import FIELDS, FOUND, attaches, element
from tests.browser.person import PATIENCE, Person
from tests.emulator.helpers import plain
from tests.emulator.stage import Stage

expect.set_options(timeout=PATIENCE)
FILE = element("file_input", filetypes=["csv"], max_files=1)


def _input(name: str, field: Json) -> Json:
    return {"type": "input", "block_id": name, "label": plain(name), "optional": True, "element": field}


def _offer(ack: Any, body: Json, respond: Any) -> None:
    """What the app knows that fits."""
    ack(options=[FOUND] if body["value"] in FOUND["value"] else [])


@pytest.fixture(scope="module")
def values(stage: Stage, ada_there: Person) -> Json:
    """`view.state.values` as the app is told it, after all was filled in."""
    ada = ada_there
    stage.on["options"] = _offer
    stage.open(*(_input(name, field.element) for name, field in FIELDS.items()), _input("file", FILE))
    for name, field in FIELDS.items():
        field.fill(ada.modal.locator(f"[data-block='{name}']"))
    attaches(ada.modal.locator("[data-block=file]"))
    ada.modal.get_by_role("button", name="Send").click()
    ada.modal.wait_for(state="detached")
    found: Json = stage.seen[-1]["view"]["state"]["values"]
    return found


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_told_as_slack_tells_it(values: Json, name: str) -> None:
    field = FIELDS[name]
    assert values[name]["x"] == {"type": field.element["type"], **field.held}


def test_a_file_is_told_in_full_and_can_be_fetched(values: Json, stage: Stage) -> None:
    held = values["file"]["x"]
    (file,) = held["files"]
    assert (held["type"], file["name"], file["user"]) == ("file_input", "rate.csv", stage.cast.ada)
    assert stage.control.file(file["id"]).startswith(b"minute")


def test_the_app_is_asked_for_options_from_the_length_that_it_wants(values: Json, stage: Stage) -> None:
    asked = [body for body in stage.seen if body.get("type") == "block_suggestion" and body["block_id"] == "external"]
    assert [body["value"] for body in asked] == ["check"]
    assert asked[0]["container"] == {"type": "view", "view_id": asked[0]["view"]["id"]}
