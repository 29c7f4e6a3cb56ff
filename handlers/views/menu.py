"""The buttons of the menu and of the card, and the form that asks for a subcommand's words."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId
from bot.rendering.slack.menu import How, words_view
from bot.rendering.slack.parts import SlackMessage
from bot.rendering.slack.views import message_view
from handlers.context import CommandContext
from handlers.registry import find_command
from handlers.reply import Replacement, Reply
from handlers.running import run_command
from handlers.views import milestones, roles
from handlers.views.interaction import Interaction

# What has a form of its own, and what only counts while nobody else did so, by subcommand.
FORMS: Mapping[str, Callable[[CommandContext], Reply]] = {"mark": milestones.open_form, "role": roles.open_form}
CLAIMS: Mapping[str, Callable[[CommandContext], Reply]] = {"lead": roles.claim_lead}


def press(interaction: Interaction, channel_id: ChannelId, action: Mapping[str, Any], url: str) -> Reply:
    """Do what a button or a list says: run a subcommand, or open the form for its words.

    `url` reaches the message that the button stands in; a question is replaced by its answer.
    """
    kind, _, name = action["action_id"].partition(":")
    how, value = How(kind), (action.get("selected_option") or action)["value"]
    text, scribe, user_id = ("" if value == "-" else value), interaction.scribe, interaction.user_id
    if how is How.ASKS:
        return Reply(view=words_view(name, text, channel_id, find_command(name).asks))
    if how in (How.FORM, How.CLAIMS):
        context = CommandContext(scribe=scribe, user_id=user_id, channel_id=channel_id, text=text)
        return (FORMS if how is How.FORM else CLAIMS)[name](context)
    reply = run_command(
        scribe, user_id=user_id, channel_id=channel_id, text=f"{name} {text}".rstrip(), insists=how is How.KEEPS
    )
    if how is How.RUNS or not url or reply.view is not None:
        return reply
    return Reply(replaces=Replacement(url=url, message=SlackMessage(text=reply.text, blocks=reply.blocks)))


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
