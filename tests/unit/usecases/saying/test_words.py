"""What a message says in words: alerts of usual tools, blocks of every kind, and what is nobody's words."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.usecases.saying import words_of
from bot.usecases.saying.blocks import in_blocks
from tests.unit.usecases.saying.alerts import SAID, Payload, by_bot

SHARED = Path(__file__).parents[5] / "shared" / "slack" / "limits" / "fixtures" / "valid"
PREVIEW = {"from_url": "https://example.com/page", "title": "A page", "text": "what it says", "fallback": "a page"}


def said(*blocks: Payload) -> str:
    return in_blocks(blocks)


def rich(*elements: Payload) -> Payload:
    return {"type": "rich_text", "elements": list(elements)}


def section(*elements: Payload) -> Payload:
    return rich({"type": "rich_text_section", "elements": list(elements)})


@pytest.mark.parametrize("tool", sorted(SAID))
def test_the_alert_of_a_usual_tool_is_readable(tool: str) -> None:
    payload, text = SAID[tool]
    assert words_of(payload) == text


def test_what_a_person_says_is_their_text_alone() -> None:
    blocks = [section({"type": "text", "text": "pool exhausted"})]
    assert words_of({"user": "U0ADA", "text": "pool exhausted", "blocks": blocks}) == "pool exhausted"


def test_a_preview_of_a_link_is_nobodys_words() -> None:
    text = "see <https://example.com/page>"
    assert words_of({"user": "U0ADA", "text": text, "attachments": [PREVIEW]}) == text
    assert words_of(by_bot(text=text, attachments=[PREVIEW])) == text


def test_what_somebody_forwards_is_readable() -> None:
    shared = {
        "is_share": True,
        "is_msg_unfurl": True,
        "from_url": "https://x.slack.com/archives/C1/p1",
        "text": "db-3 died",
    }
    assert words_of({"user": "U0ADA", "text": "", "attachments": [shared]}) == "db-3 died"


def test_a_program_that_sends_blocks_is_read_in_its_blocks() -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "Errors > 5 %"}}
    assert words_of(by_bot(text="You have a new alert", blocks=[header])) == "Errors &gt; 5 %"


def test_a_program_whose_blocks_hold_no_words_is_read_in_its_text() -> None:
    assert words_of(by_bot(text="Deployed", blocks=[{"type": "divider"}])) == "Deployed"


def test_blocks_that_slack_made_of_the_text_say_it_once() -> None:
    blocks = [section({"type": "text", "text": "Deployed"})]
    assert words_of(by_bot(text="*Deployed*", blocks=blocks)) == "*Deployed*"


def test_an_attachment_that_repeats_the_text_is_said_once() -> None:
    assert words_of(by_bot(text="Deployed", attachments=[{"text": "Deployed"}])) == "Deployed"


def test_rich_text_is_read_as_somebody_would_have_typed_it() -> None:
    block = section(
        {"type": "user", "user_id": "U0ADA"}, {"type": "text", "text": " says "},
        {"type": "text", "text": "a < b", "style": {"bold": True, "italic": True}},
        {"type": "text", "text": " in "}, {"type": "channel", "channel_id": "C0OPS"}, {"type": "emoji", "name": "fire"},
        {"type": "link", "url": "https://e.com/?a=1&b=2", "text": "here"}, {"type": "broadcast", "range": "here"},
        {"type": "usergroup", "usergroup_id": "S0DB"},
    )  # fmt: skip
    assert said(block) == (
        "<@U0ADA> says *_a &lt; b_* in <#C0OPS>:fire:<https://e.com/?a=1&amp;b=2|here><!here><!subteam^S0DB>"
    )


def test_lists_quotes_and_code_stand_on_lines_of_their_own() -> None:
    def line(text: str) -> Payload:
        return {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}

    block = rich(
        {"type": "rich_text_list", "style": "bullet", "elements": [line("one"), line("two")]},
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [line("first")]},
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "it\nhurts"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "kubectl get pods"}]},
    )
    assert said(block) == "• one\n• two\n  1. first\n&gt; it\n&gt; hurts\n```kubectl get pods```"


def test_a_table_is_read_row_by_row() -> None:
    cell = section({"type": "text", "text": "db-3", "style": {"code": True}})
    rows = [[{"type": "raw_text", "text": "Host"}, {"type": "raw_text", "text": "Free"}],
            [cell, {"type": "raw_number", "value": 0, "text": "0"}]]  # fmt: skip
    assert said({"type": "table", "rows": rows}) == "Host | Free\n`db-3` | 0"


def test_markdown_is_read_as_it_was_written() -> None:
    assert said({"type": "markdown", "text": "# Deploy\n**v1.8** & more"}) == "# Deploy\n**v1.8** &amp; more"


def test_a_picture_is_read_by_what_it_shows() -> None:
    picture = {"type": "image", "image_url": "https://e.com/p.png", "alt_text": "latency"}
    assert said(picture) == "[image: latency]"
    assert said(picture | {"title": {"type": "plain_text", "text": "p99"}}) == "[image: p99]"


def test_labels_of_buttons_and_menus_are_left_out() -> None:
    label = {"type": "plain_text", "text": "Click"}
    menu = {"type": "static_select", "placeholder": label, "options": [{"text": label, "value": "1"}]}
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "Runbook"}, "accessory": menu}
    assert said(block, {"type": "actions", "elements": [{"type": "button", "text": label}]}) == "Runbook"


@pytest.mark.parametrize(
    "broken",
    [{"blocks": [{"type": "section", "text": None}]}, {"blocks": [{}]}, {"attachments": [{}]},
     {"attachments": [{"fields": [{}], "ts": "soon"}]}, {"blocks": [{"type": "table", "rows": [[None]]}]}],
)  # fmt: skip
def test_what_has_no_words_says_nothing(broken: Payload) -> None:
    assert words_of(by_bot(text="", **broken)) == ""


@pytest.mark.skipif(not SHARED.exists(), reason="the folder with Slack's shapes is not beside this checkout")
@pytest.mark.parametrize("kind", ["blocks", "rich_text"])
def test_every_known_kind_of_block_can_be_read(kind: str) -> None:
    silent = {"actions_block_checkboxes", "context_actions_feedback_buttons", "context_actions_icon_button",
              "divider_block_only", "file_block_only", "input_block_only"}  # fmt: skip
    unread = []
    for path in sorted((SHARED / kind).glob("*.json")):
        found: Any = json.loads(path.read_text("utf-8"))
        if "type" in found and not in_blocks([found]):
            unread.append(path.stem)
    assert set(unread) <= silent | {path.stem for path in (SHARED / "rich_text").glob("*.json")}
