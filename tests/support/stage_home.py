"""App Home as people on the stage find it, and what they do there."""

import re
from typing import Any

from tests.support.stage import Scene
from tests.support.stage_reading import all_texts

FIRST_LINE = re.compile(r"\*(?P<key>INC-\d+)\* · \d+\. (?P<text>.*)\n")


def open_home(scene: Scene, who: str) -> None:
    scene.control.open_home(scene.people[who])
    scene.finish()


def blocks(scene: Scene, who: str) -> list[dict[str, Any]]:
    home = scene.control.home(scene.people[who])
    return [] if home is None else list(home["blocks"])


def said(scene: Scene, who: str) -> str:
    return "\n".join(all_texts(blocks(scene, who)))


def items(scene: Scene, who: str, *channels: str) -> list[str]:
    """The items that somebody finds, of these incidents, as they stand there."""
    keys = {key_of(scene, channel) for channel in channels}
    found = [FIRST_LINE.match(block["text"]["text"]) for block in blocks(scene, who) if "text" in block]
    return [match["text"] for match in found if match and match["key"] in keys]


def key_of(scene: Scene, channel_id: str) -> str:
    return f"INC-{scene.name_of(channel_id).split('-')[1]}"


def add(scene: Scene, where: str, text: str, who: str = "ada") -> None:
    scene.type(who, f"action {text}", scene.name_of(where))


def press(scene: Scene, who: str, verb: str, text: str) -> None:
    """Press the button of the item with this text in Home."""
    [block] = [one for one in blocks(scene, who) if "text" in one and f" {text}" in one["text"]["text"]]
    scene.click(who, f"item:{verb}:{block['block_id'].partition(':')[2]}")
