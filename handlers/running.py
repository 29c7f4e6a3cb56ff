"""Runs a subcommand from its text, however that came: typed with a slash, by mention, by a button or a form."""

from bot.domain.ids import ChannelId, UserId
from bot.usecases.scribe import Scribe
from handlers.context import CommandContext, Said
from handlers.menu import show_menu
from handlers.parsing.words import take_word
from handlers.registry import find_command
from handlers.reply import Reply


def run_command(
    scribe: Scribe, *, user_id: UserId, channel_id: ChannelId, text: str, said_in: Said | None = None,
    insists: bool = False,
) -> Reply:  # fmt: skip
    """Return what the person is answered; the menu where they wrote nothing. Raises `Refusal`."""
    word, rest = take_word(text)
    context = CommandContext(
        scribe=scribe, user_id=user_id, channel_id=channel_id, text=rest, said_in=said_in, insists=insists
    )
    return find_command(word).run(context) if word else show_menu(context)
