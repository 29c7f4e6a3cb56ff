"""Runs a subcommand from its text, however that came: typed with a slash, by mention, by a button or a form."""

from bot.domain.ids import ChannelId, UserId
from bot.usecases.admitting import admit
from bot.usecases.scribe import Scribe
from handlers.context import CommandContext, Said
from handlers.menu import show_menu
from handlers.parsing.words import take_word
from handlers.registry import find_command
from handlers.reply import Reply
from handlers.rights import RIGHT_OF


def run_command(
    scribe: Scribe, *, user_id: UserId, channel_id: ChannelId, text: str, said_in: Said | None = None
) -> Reply:  # fmt: skip
    """Return what the person is answered; the menu where they wrote nothing. Raises `Refusal`."""
    word, rest = take_word(text)
    command = find_command(word) if word else None
    admit(scribe, user_id=user_id, right=RIGHT_OF[command.name] if command else None)
    context = CommandContext(scribe=scribe, user_id=user_id, channel_id=channel_id, text=rest, said_in=said_in)
    return command.run(context) if command else show_menu(context)
