"""Runs a subcommand from its text, however that came: typed with a slash, by mention, by a button or a form."""

from bot.domain.errors import NotAllowed
from bot.domain.ids import ChannelId, UserId
from bot.usecases.admitting import admit, ask_if_admin
from bot.usecases.inviting import ask_whom
from bot.usecases.scribe import Scribe
from handlers.context import CommandContext, Said
from handlers.menu import show_menu
from handlers.parsing.words import take_word
from handlers.people import GroupNamed
from handlers.registry import find_command
from handlers.reply import Reply
from handlers.rights import RIGHT_OF


def run_command(
    scribe: Scribe, *, user_id: UserId, channel_id: ChannelId, text: str, said_in: Said | None = None,
    insists: bool = False,
) -> Reply:  # fmt: skip
    """Return what the person is answered; the menu where they wrote nothing. Raises `Refusal`."""
    word, rest = take_word(text)
    subcommand = find_command(word) if word else None
    right = RIGHT_OF[subcommand.name] if subcommand else None
    person = admit(scribe, user_id=user_id, right=right)
    context = CommandContext(
        scribe=scribe,
        user_id=user_id,
        channel_id=channel_id,
        text=rest,
        said_in=said_in,
        insists=insists,
        person=person,
    )
    try:
        return subcommand.run(context) if subcommand else show_menu(context)
    except GroupNamed as named:
        ask_whom(
            scribe, group_id=named.group_id, label=named.label, command=named.command, before=named.before,
            channel_id=channel_id, thread_ts=said_in.thread_ts if said_in else None, user_id=user_id,
        )  # fmt: skip
        return Reply(text=str(named))
    except NotAllowed:
        if right is not None:
            ask_if_admin(scribe, user_id=user_id, right=right)
        raise
