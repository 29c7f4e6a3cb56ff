"""What comes in can go out again, whatever it holds."""

import pytest
from slack_sdk import WebClient

from bot.emulator import Emulator
from bot.emulator.incoming import read_json
from tests.emulator.ui.browser import opened
from tests.emulator.world import Cast


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud83d\ude00"', "😀"),
        (r'"half \ud83d of it"', "half � of it"),
        (r'["\ude00", {"\ud83d": 1}]', ["�", {"�": 1}]),
        (rb'"\u00e4"', "ä"),
    ],
)
def test_half_a_character_is_replaced_and_a_whole_one_is_kept(text: str | bytes, value: object) -> None:
    assert read_json(text) == value


@pytest.mark.parametrize("text", ["", "[" * 100_000, b"\xff", b'"\xed\xa0\xbd"'])
def test_what_cannot_be_read_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        read_json(text)


def test_a_channel_with_half_a_character_can_be_read(emulator: Emulator, client: WebClient, cast: Cast) -> None:
    with opened(emulator, "ada") as tab:
        tab.get("say", channel=cast.ops, text="half \ud83d of it")
    assert client.conversations_history(channel=cast.ops)["messages"][0]["text"] == "half � of it"
