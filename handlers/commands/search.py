"""`/incident search`: finds incidents by their words."""

from bot.domain.errors import Refusal
from bot.rendering.slack.overview import incident_list
from bot.rendering.slack.parts import safe
from bot.usecases.overview import find_incidents
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply

MAX_LINES = 10


def run(command: CommandContext) -> Reply:
    """List the incidents that fit the words best."""
    words = unquoted(command.text).strip()
    if not words:
        raise Refusal("What should I look for? `/incident search checkout pool` looks in titles, causes and symptoms.")
    found = find_incidents(command.scribe, words=words, viewer_id=command.user_id, limit=MAX_LINES)
    if not found:
        return Reply(text=f"No incident mentions “{safe(words, 80)}”. `/incident list` shows the latest.")
    return Reply(text=incident_list(f"Incidents like “{safe(words, 80)}”", found))


COMMAND = Subcommand(
    name="search",
    usage="search <words>",
    summary="Find incidents by the words of their titles, causes and symptoms",
    brief="find some by their words",
    group=Group.FINDING,
    asks="What should I look for?",
    run=run,
)
