"""The menu of what makes sense now, and the form that asks for a subcommand's words."""

from collections.abc import Sequence
from dataclasses import dataclass

import slackblocks as sb

from bot.rendering.slack.modals import input_block, modal
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, section

IN_A_ROW = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class MenuEntry:
    """A button: it runs a subcommand with `text`, or (`asks`) opens the form for the words that it needs."""

    label: str
    command: str
    text: str = ""
    asks: bool = False
    is_primary: bool = False


def menu_message(head: str, entries: Sequence[MenuEntry]) -> SlackMessage:
    """Return the menu: what it is about, and a button for each entry, five in a row."""
    rows = [entries[start : start + IN_A_ROW] for start in range(0, len(entries), IN_A_ROW)]
    blocks = [section(head, "about")]
    blocks += [buttons([_button(one) for one in row], f"menu{number}") for number, row in enumerate(rows)]
    return SlackMessage(text=head, blocks=tuple(blocks))


def _button(entry: MenuEntry) -> ButtonSpec:
    action = f"{'menu_ask' if entry.asks else 'menu'}:{entry.command}"
    return ButtonSpec(label=entry.label, action=action, value=entry.text or "-", is_primary=entry.is_primary)


def words_view(command: str, text: str, channel_id: str, asks: str, longest: int = 2000) -> Payload:
    """Return the form that asks for the words of a subcommand; `text` stands before them, as the incident's key."""
    field = sb.PlainTextInput(action_id="words", multiline=True, max_length=longest, focus_on_load=True)
    metadata = {"command": command, "text": text, "channel_id": channel_id}
    title = f"{text}: {command}" if text else command.capitalize()
    return modal(title, "words", "Go", [input_block(asks, field, "words")], metadata)
