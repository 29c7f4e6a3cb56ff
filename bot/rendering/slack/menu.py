"""The menu of what makes sense now, and the form that asks for a subcommand's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import slackblocks as sb

from bot.domain.incident import Incident
from bot.rendering.slack.modals import input_block, modal
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, section

IN_A_ROW = 5


class How(Enum):
    """What a button does; its value begins the button's action id, and `:<command>` ends it.

    RUNS: the subcommand with its text. ASKS: opens the form for the words that it needs. FORM: opens a form of its own.
    CLAIMS: the same as RUNS, unless somebody else did so since the button was shown. KEEPS: insists on what was asked
    about, in place of the question. PICKS: likewise, with the text of what was picked from a list.
    """

    RUNS = "menu"
    ASKS = "menu_ask"
    FORM = "menu_form"
    CLAIMS = "menu_claim"
    KEEPS = "menu_keep"
    PICKS = "menu_pick"


@dataclass(frozen=True, kw_only=True, slots=True)
class MenuEntry:
    """A button for a subcommand and its `text`. `confirms` is what Slack asks before it counts, with its title."""

    label: str
    command: str
    text: str = ""
    how: How = How.RUNS
    is_primary: bool = False
    confirms: tuple[str, str] | None = None


def lead_entry(incident: Incident, *, is_primary: bool = False) -> MenuEntry:
    """Return the button by which somebody takes the lead from whoever has it now, and from nobody else."""
    shown = f"{incident.key} {incident.lead_id or ''}".rstrip()
    return MenuEntry(label="I lead", command="lead", text=shown, how=How.CLAIMS, is_primary=is_primary)


def menu_message(head: str, entries: Sequence[MenuEntry]) -> SlackMessage:
    """Return the menu: what it is about, and a button for each entry, five in a row."""
    rows = [entries[start : start + IN_A_ROW] for start in range(0, len(entries), IN_A_ROW)]
    blocks = [section(head, "about")]
    blocks += [menu_row(row, f"menu{number}") for number, row in enumerate(rows)]
    return SlackMessage(text=head, blocks=tuple(blocks))


def menu_row(entries: Sequence[MenuEntry], block_id: str) -> Payload:
    """Return one row of buttons, for these entries."""
    return buttons([_button(one) for one in entries], block_id)


def _button(entry: MenuEntry) -> ButtonSpec:
    action = f"{entry.how.value}:{entry.command}"
    return ButtonSpec(
        label=entry.label, action=action, value=entry.text or "-", is_primary=entry.is_primary,
        confirms=entry.confirms,
    )  # fmt: skip


def words_view(command: str, text: str, channel_id: str, asks: str, longest: int = 2000) -> Payload:
    """Return the form that asks for the words of a subcommand; `text` stands before them, as the incident's key."""
    field = sb.PlainTextInput(action_id="words", multiline=True, max_length=longest, focus_on_load=True)
    metadata = {"command": command, "text": text, "channel_id": channel_id}
    title = f"{text}: {command}" if text else command.capitalize()
    return modal(title, "words", "Go", [input_block(asks, field, "words")], metadata)
