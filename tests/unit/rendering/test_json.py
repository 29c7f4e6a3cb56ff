"""The JSON says everything that the documents say, and nothing that was deleted."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import jsonschema
import pytest

from bot.domain.ids import MessageTs
from bot.domain.incident import PostmortemStatus
from bot.domain.milestones import Milestone
from bot.domain.review import ReviewComment, SignOff, SignOffRole
from bot.domain.timeline import TimelineKind
from bot.paths import data_path
from bot.postmortem.record import Record
from bot.rendering import writer
from bot.rendering.documents import FORMATS, markdown, render
from bot.rendering.markdown import Md
from bot.rendering.reading import tokens
from bot.rendering.templates import template_names
from bot.rendering.timeline_json import log_json, timeline_json
from tests.contracts.hostile import EYES
from tests.unit.postmortem.sample import (
    ADA,
    CHANNEL,
    DANA,
    after,
    answers,
    empty_record,
    full_record,
    incident,
    marked,
    message,
)
from tests.unit.postmortem.talk import talk_record

TEMPLATES = template_names()
RECORDS = {"full": full_record, "empty": empty_record, "talk": talk_record}
# What the templates and the writer say of their own accord.
FIXED = " ".join(
    [
        *(str(value) for value in vars(writer).values() if isinstance(value, Md)),
        "source Root causes Because All times in UTC Open question for not known none",
    ]
)


def signed_record() -> Record:
    """The full record, reviewed and final, with a second reason for the second why."""
    whole = full_record()
    number = whole.incident.id
    return replace(
        whole,
        incident=incident(postmortem_status=PostmortemStatus.FINAL, final_at=after(3000)),
        answers={**whole.answers, **answers(**{"whys.2b.2": "A quite other reason.", "whys.2b.3": "And below it."})},
        sign_offs=(
            SignOff(incident_id=number, role=SignOffRole.INCIDENT_LEAD, user_id=ADA, note="", signed_at=after(2900)),
            SignOff(
                incident_id=number, role=SignOffRole.PRODUCT_OWNER, user_id=DANA, note="Readable &amp; short",
                signed_at=after(3000),
            ),
        ),
        comments=(
            ReviewComment(
                incident_id=number, channel_id=CHANNEL, ts=MessageTs("1795400000.000100"), user_id=DANA,
                text="Whyever was <@U2> asleep?",
            ),
        ),
    )  # fmt: skip


def read(record: Record, template: str = TEMPLATES[0]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(record, template, "json"))
    return loaded


@cache
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((data_path("templates") / "schema" / "postmortem-1.schema.json").read_text())
    return loaded


def strings(value: Any) -> Iterator[str]:
    """Yield every text and number anywhere in the JSON."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif value is not None:
        yield str(value)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def fixed(template: str) -> set[str]:
    """The words of a template itself."""
    source = (data_path("templates") / "postmortem" / f"{template}.md.j2").read_text()
    loops = re.findall(r'"([^"]*)"', source)
    return words(re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", source)) | words(" ".join(loops)) | words(FIXED)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("make", [*RECORDS.values(), signed_record])
def test_it_is_as_its_schema_says(make: Any, template: str) -> None:
    jsonschema.validate(read(make(), template), schema())


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("make", [*RECORDS.values(), signed_record])
def test_each_text_of_the_markdown_is_in_it(make: Any, template: str) -> None:
    record = make()
    told = words(" ".join(strings(read(record, template)))) | fixed(template)
    shown = [child.content for token in tokens(markdown(record, template)) for child in token.children or [token]]
    assert words(" ".join(shown)) - told == set()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("make", [*RECORDS.values(), signed_record])
def test_each_address_of_the_markdown_is_in_it(make: Any, template: str) -> None:
    record = make()
    told = " ".join(strings(read(record, template)))
    shown = [child.attrs.get("href") for token in tokens(markdown(record, template)) for child in token.children or []]
    assert [address for address in shown if address and str(address) not in told] == []


def test_an_answer_keeps_what_the_record_shows_in_its_place() -> None:
    answered = replace(full_record(), answers=answers(first_alert="At ten sharp"))
    fact = read(answered)["facts"]["first_alert"]
    assert (fact["plain"], fact["replaces"]["origin"]) == ("At ten sharp", "derived")


def test_the_rows_of_a_table_are_in_cells() -> None:
    rows = read(full_record())["facts"]["monitoring_gaps"]["items"]
    assert [cell["plain"] for cell in rows[0]["cells"]] == ["No alert on pool use", "Alert at 80 %", "P1"]


def test_signatures_and_comments_are_in_it() -> None:
    told = read(signed_record())
    assert [(one["role"], one["name"], one["date"], one["note"]["plain"]) for one in told["sign_offs"]] == [
        ("incident_lead", "Ada", "2026-11-23", ""),
        ("product_owner", "Dana", "2026-11-23", "Readable & short"),
    ]
    assert [(one["author"], one["plain"]) for one in told["comments"]] == [("Dana", "Whyever was @Ben asleep?")]


def test_the_whys_hang_together_as_they_were_given() -> None:
    second = read(signed_record())["why_tree"]["reasons"][0]["why"]
    assert [reason["answer"]["plain"] for reason in second["reasons"]] == ["Reason 2.", "A quite other reason."]
    assert second["reasons"][1]["why"]["reasons"][0]["answer"]["plain"] == "And below it."


def test_an_action_item_tells_its_dates_ids_and_links() -> None:
    item = replace(full_record().action_items[0], text="See <https://wiki.example/pool|the runbook>")
    (told,) = read(replace(full_record(), action_items=(item,)))["actions"]["immediate"]
    assert (told["due_on"], told["owner_id"], told["created_by"]) == ("2026-11-28", "U2", "U1")
    assert told["links"] == [{"address": "https://wiki.example/pool", "label": "the runbook"}]


@pytest.mark.parametrize("kind", [TimelineKind.MESSAGE, TimelineKind.MILESTONE])
def test_what_a_deleted_message_said_is_nowhere(kind: TimelineKind) -> None:
    milestone = Milestone.IDENTIFIED if kind is TimelineKind.MILESTONE else None
    line = marked(33, "The password is swordfish", kind=kind, milestone=milestone)
    gone = message(33, "The password is swordfish", is_deleted=True)
    record = replace(full_record(), timeline=(*full_record().timeline, line), messages=(gone,))
    made = [str(render(record, template, form)) for template in TEMPLATES for form in ("md", "html", "json", "txt")]
    assert [text for text in [*made, timeline_json(record), log_json(record)] if "swordfish" in text] == []


def test_a_deleted_message_is_said_to_be() -> None:
    gone = message(22, "", is_deleted=True)
    told = read(replace(full_record(), messages=(gone,)))
    assert [event["text"] for event in told["timeline"] if event["is_deleted"]] == [""]
    assert FORMATS["json"].extension == "json"


@pytest.mark.parametrize("form", ["html", "txt", "canvas", "docx"])
def test_no_format_loses_what_follows_a_deep_tree_of_whys(form: str) -> None:
    assert "Whyever" in EYES[form](render(signed_record(), TEMPLATES[0], form))
