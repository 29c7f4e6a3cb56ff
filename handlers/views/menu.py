"""The buttons of the menu, and the form that asks for a subcommand's words."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId
from bot.rendering.slack.menu import words_view
from bot.rendering.slack.views import message_view
from handlers.registry import find_command
from handlers.reply import Reply
from handlers.running import run_command
from handlers.views.interaction import Interaction


def press(interaction: Interaction, channel_id: ChannelId, action: Mapping[str, Any]) -> Reply:
    """Run the subcommand that a button names, or open the form for its words."""
    kind, _, name = action["action_id"].partition(":")
    text = action["value"] if action["value"] != "-" else ""
    if kind == "menu_ask":
        return Reply(view=words_view(name, text, channel_id, find_command(name).asks))
    return run_command(
        interaction.scribe, user_id=interaction.user_id, channel_id=channel_id, text=f"{name} {text}".rstrip()
    )


def submit(interaction: Interaction) -> Reply:
    """Run the subcommand with the words that were filled in; the form then says what came of it."""
    words, metadata = interaction.text("words"), interaction.metadata
    if not words:
        raise Refusal("Write something, or close this window.")
    text = f"{metadata['command']} {metadata['text']} {words}"
    reply = run_command(interaction.scribe, user_id=interaction.user_id, channel_id=interaction.channel_id(), text=text)
    if reply.view is not None:
        return reply
    return Reply(view=message_view(metadata["text"] or "Done", reply.text))
