"""Text that would break a page or call a crowd, through every way in: it is shown as it was typed, and does nothing."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from bot.rendering.mrkdwn import escape
from tests.support.stage import Scene, running_scene
from tests.support.stage_markdown import crooked_rows, one_line, raw_html, visible_text
from tests.support.stage_reading import draft, message_lines

TEXTS = {
    "markup": "a | b < c > d & e * f _g_ ~h~ ` {{ 7*7 }} {% raw %} </script> \\| [x](y) **z** ![i](j) &amp; <b>k</b>",
    "mentions": "<!channel> <!here|here> <@U00000003> <#C00000001> <https://evil.example|click>",
    "lines": "first\n\n# second\n- third\n```\nfourth\n| fifth | sixth |\n|---|---|",
    "directions": "\u202egnihtemos\u202c \u062a\u0639\u0637\u0644 \u2066inner",
    "long": ("word | " * 600)[:3990] + "<end>",
}
WAYS = ("note", "action", "message", "answer")


@dataclass(frozen=True)
class Told:
    """What came of one text: the scene, the answers to its commands by way, and the draft."""

    name: str
    text: str
    scene: Scene
    answers: Mapping[str, str]
    channel_id: str
    draft: str


@pytest.fixture(scope="module", params=TEXTS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """One hostile text, told to the bot in every way."""
    text = TEXTS[request.param]
    with running_scene(tmp_path_factory.mktemp("hostile") / "scribe.db") as scene:
        channel_id = scene.declare(f"Title {one_line(text)[:150]}")
        where = scene.name_of(channel_id)
        answers = {
            "note": scene.type("ada", f"note Way note {text}", where).text,
            "action": scene.type("ada", f"action Way action {text} @ben by friday", where).text,
        }
        ts = scene.say("ben", channel_id, escape(f"Way message {text}"))
        scene.react("ben", channel_id, ts)
        answers["timeline"] = scene.type("ada", "timeline", where).text
        scene.type("ada", "resolve", where)
        scene.submit("ada", {"answer": f"Way answer {text[:2900]}", "stop": ["root_cause"]})
        scene.wait(days=5)
        yield Told(request.param, text, scene, answers, channel_id, draft(scene, "ada", "INC-1-r2.md"))


def typed(told: Told) -> str:
    """Return the text as a command's reader sees it: what Slack made a mention of shows a name."""
    return one_line(told.text)


def bare(text: str) -> str:
    """Return the text without what may rightly show as formatting: Slack's marks, list bullets, line ends."""
    return one_line(re.sub(r"[*_~`]|(?<!\S)[-•/](?!\S)", "", text))


def mrkdwn(value: Any) -> Iterator[str]:
    """Yield every string of a payload in which Slack would look for mentions."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and value.get("type") not in ("plain_text", "plain_text_input"):
        for name, inner in value.items():
            yield from mrkdwn(inner) if name not in ("private_metadata", "state", "metadata") else ()
    elif isinstance(value, list):
        for inner in value:
            yield from mrkdwn(inner)


SAYING = ("chat.postMessage", "chat.update", "views.open", "views.update", "files.completeUploadExternal")


def test_nothing_typed_calls_anybody(told: Told) -> None:
    sent = [call.arguments for method in SAYING for call in told.scene.control.api_calls(method)]
    texts = [text for arguments in [*sent, dict(told.answers)] for text in mrkdwn(arguments)]
    assert [text for text in texts if "<!channel" in text or "<!here" in text] == []
    assert [text for text in texts if f"<@{told.scene.cleo}" in text] == []
    assert [text for text in texts if "<https://evil" in text or "<#C00000001" in text] == []


@pytest.mark.parametrize("way", ["note", "action"])
def test_the_answer_shows_it_as_typed(told: Told, way: str) -> None:
    if told.name == "mentions":
        pytest.skip("what Slack makes a mention of before it reaches the bot is shown by its name")
    assert f"Way {way} {typed(told)}"[:250] in html.unescape(told.answers[way])


def test_the_card_shows_the_title_in_one_line(told: Told) -> None:
    card = next(said for said in told.scene.control.history(told.channel_id) if said.get("blocks"))
    title = card["blocks"][0]["text"]["text"]
    assert "\n" not in title
    assert told.name == "mentions" or f"Title {typed(told)}"[:100] in title


@pytest.mark.parametrize("way", WAYS)
def test_the_draft_shows_it_as_typed(told: Told, way: str) -> None:
    if told.name == "mentions" and way in ("note", "action"):
        pytest.skip("what Slack makes a mention of before it reaches the bot is shown by its name")
    assert bare(f"Way {way} {told.text[:2900]}") in bare(visible_text(told.draft))


def test_no_table_of_the_draft_is_broken(told: Told) -> None:
    assert crooked_rows(told.draft) == []


def test_the_draft_holds_no_html_of_theirs(told: Told) -> None:
    assert raw_html(told.draft) == []


def test_the_timeline_answer_stays_short(told: Told) -> None:
    assert len(told.answers["timeline"]) <= 4000


def test_the_reminder_comes_and_shows_it(told: Told) -> None:
    said = told.scene.control.history(told.scene.control.dm(told.scene.ben))
    shown = one_line(" ".join(line for one in said for line in message_lines(told.scene, one)))
    assert "Due today" in shown
    assert told.name == "mentions" or f"Way action {typed(told)}"[:190] in shown
