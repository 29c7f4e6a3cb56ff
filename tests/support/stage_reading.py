"""What people see on the stage, in words: messages and modals as text, ids as names, dates as their fallback."""

import html
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from bot.domain.messages import CapturedMessage
from bot.storage.tables import action_item, answer, incident, timeline_event, watched_channel
from bot.usecases.record import load_log
from tests.support.stage import Json, Scene

Fields = Mapping[tuple[str, str], Mapping[str, Any]]
KEPT = {
    "incident": incident,
    "watched channel": watched_channel,
    "timeline event": timeline_event,
    "action item": action_item,
    "answer": answer,
}


def stored(scene: Scene) -> dict[str, int]:
    """Return how many rows the record has, by what they are."""
    with scene.stage.app.store.engine.connect() as connection:
        return {
            name: int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)
            for name, table in KEPT.items()
        }


def log_of(scene: Scene, number: int) -> list[CapturedMessage]:
    """Return what the log of INC-`number` holds, deleted messages too, in the order said."""
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        found = tx.incidents.numbered(scribe.workspace.team_id, number)
        return load_log(tx, found.id) if found else []


def own_messages(scene: Scene, channel_id: str) -> list[Json]:
    """Return what the bot itself put into a channel, its joining and topics included, oldest first."""
    return [said for said in scene.control.history(channel_id) if said.get("user") == scene.scribe_id]


def posts(scene: Scene, channel_id: str) -> list[Json]:
    """Return the messages that the bot wrote into a channel, oldest first."""
    return [
        said for said in own_messages(scene, channel_id) if said.get("subtype") in (None, "bot_message", "file_share")
    ]


def direct(scene: Scene, who: str) -> list[Json]:
    """Return what the bot wrote to somebody directly, oldest first."""
    return posts(scene, scene.control.dm(scene.people[who]))


def draft(scene: Scene, who: str, name: str) -> str:
    """Return the text of the file called `name` that the bot sent to somebody; KeyError where there is none."""
    files = {file["name"]: file["id"] for said in direct(scene, who) for file in said.get("files") or ()}
    return scene.control.file(files[name]).decode()


def drafts(scene: Scene, who: str) -> list[str]:
    """Return the names of the documents that the bot sent to somebody, in order."""
    return [name for name in sent_files(scene, who) if not name.endswith(".png")]


def sent_files(scene: Scene, who: str) -> list[str]:
    """Return the names of all files that the bot sent to somebody, in order, pictures too."""
    return [file["name"] for said in direct(scene, who) for file in said.get("files") or ()]


def words(scene: Scene, text: str) -> str:
    """Return wire text as its reader sees it: names for ids, dates as in their fallback."""
    names = {person_id: f"@{name}" for name, person_id in scene.people.items()} | {scene.scribe_id: "@scribe"}
    places = {channel["id"]: f"#{channel.get('name')}" for channel in scene.control.channels()}
    text = re.sub(r"<!date\^[^|>]*\|([^>]*)>", r"\1", text)
    text = re.sub(r"<@([A-Z0-9]+)(?:\|[^>]*)?>", lambda found: names.get(found[1], found[1]), text)
    text = re.sub(r"<#([A-Z0-9]+)(?:\|[^>]*)?>", lambda found: places.get(found[1], found[1]), text)
    text = re.sub(r"<(https?://[^|>]*)\|([^>]*)>", r"\2", text)
    return html.unescape(text)


def message_lines(scene: Scene, said: Mapping[str, Any]) -> list[str]:
    """Return the lines of a message: its blocks, or its text where it has none, and the names of its files."""
    blocks = said.get("blocks") or ()
    lines = [line for block in blocks for line in _block(block)] or [said.get("text") or ""]
    lines += [f"[file {file['name']}]" for file in said.get("files") or ()]
    return _split(words(scene, line) for line in lines)


def view_lines(scene: Scene, view: Mapping[str, Any]) -> list[str]:
    """Return the lines of a modal: title, blocks, buttons."""
    submit = (view.get("submit") or {}).get("text")
    buttons = " ".join(f"[{label}]" for label in (submit, (view.get("close") or {}).get("text")) if label)
    fields = {
        (name, action): field for name, block in view["state"]["values"].items() for action, field in block.items()
    }
    shown = [line for block in view["blocks"] for line in _block(block, fields)]
    lines = [f"= {view['title']['text']}", *shown, buttons]
    return _split(words(scene, line) for line in lines)


def held(view: Mapping[str, Any], action_id: str) -> str:
    """Return what stands in a text field of an open modal."""
    fields = view["state"]["values"].values()
    return next(field[action_id].get("value") or "" for field in fields if action_id in field)


def all_texts(value: Any) -> Iterable[str]:
    """Yield every string anywhere in a payload that Slack would show."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from all_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_texts(inner)


def _split(lines: Iterable[str]) -> list[str]:
    return [part for line in lines for part in line.split("\n")]


def _block(block: Mapping[str, Any], fields: Fields = MappingProxyType({})) -> list[str]:
    match block["type"]:
        case "header" | "section":
            return [block["text"]["text"]]
        case "context":
            return [element["text"] for element in block["elements"]]
        case "actions":
            return [" ".join(f"[{_label(element)}]" for element in block["elements"])]
        case "input":
            return _input(block, fields.get((block["block_id"], block["element"]["action_id"]), {}))
        case other:
            return [f"({other})"]


def _label(element: Mapping[str, Any]) -> str:
    """A button's words, or those of a list to choose from."""
    if "text" in element:
        return str(element["text"]["text"])
    return " / ".join(option["text"]["text"] for option in element.get("options") or ())


def _input(block: Mapping[str, Any], field: Mapping[str, Any]) -> list[str]:
    element, hint = block["element"], (block.get("hint") or {}).get("text")
    chosen = [*(field.get("selected_options") or ()), *filter(None, [field.get("selected_option")])]
    choices = " / ".join(
        f"({option['text']['text']})" if option in chosen else option["text"]["text"]
        for option in element.get("options") or ()
    )
    if picked := field.get("selected_conversation"):
        choices = f"<#{picked}>"
    optional = " (optional)" if block.get("optional") else ""
    lines = [f"{block['label']['text']}{optional}: {choices or field.get('value') or '____'}"]
    return [*lines, f"  {hint}"] if hint else lines
