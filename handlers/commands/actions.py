"""`/incident actions`: lists action items for the person alone, with buttons that change them."""

import re

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, UserId
from bot.rendering.slack.item_lists import item_list
from bot.rendering.slack.parts import SlackMessage
from bot.usecases.item_lists import MINE, OVERDUE, list_items
from bot.usecases.lookup import find_incident
from bot.usecases.scribe import Scribe
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.cutting import shorten
from handlers.reply import Reply

_KEY = re.compile(r"INC-(?P<number>[0-9]{1,9})", re.IGNORECASE)


def run(command: CommandContext) -> Reply:
    """Show the list asked for; without a word that of the channel's incident, or else one's own."""
    return told(shown(command.scribe, _which(command), 0, command.user_id, command.channel_id))


def shown(scribe: Scribe, which: str, page: int, by: UserId, here: ChannelId | None) -> SlackMessage:
    """Return page `page` (from 0) of a list, as this person may see it in the channel where they ask."""
    found = list_items(scribe, which=which, by=by, here=here)
    items = [(one.item, one.incident) for one in found.items]
    return item_list(found.title, which, items, page=page, workspace_url=scribe.workspace.url, now=scribe.now())


def told(message: SlackMessage) -> Reply:
    return Reply(text=message.text, blocks=message.blocks)


def _which(command: CommandContext) -> str:
    word = command.text.strip()
    if word.lower() in (MINE, OVERDUE):
        return word.lower()
    key = _KEY.fullmatch(word)
    if word and key is None:
        raise Refusal(f"I don't know the list “{shorten(word)}”. There is `mine`, `overdue`, or an incident: `INC-7`.")
    number = int(key["number"]) if key else None
    found = find_incident(
        command.scribe, channel_id=command.channel_id, number=number, viewer_id=command.user_id
    )  # fmt: skip
    if found is not None:
        return str(found.id)
    if key is not None:
        raise Refusal(f"There is no {word.upper()}. `/incident actions mine` lists what is yours over all incidents.")
    return MINE


COMMAND = Subcommand(
    name="actions",
    usage="actions [mine|overdue|INC-7]",
    summary="List action items, with buttons to change them",
    brief="list them: `mine`, `overdue`",
    group=Group.AFTERWARDS,
    run=run,
)
