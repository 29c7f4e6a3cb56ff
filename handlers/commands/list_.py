"""`/incident list`: lists incidents."""

from bot.domain.errors import Refusal
from bot.rendering.slack.overview import incident_list
from bot.usecases.overview import Which, list_incidents
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.cutting import shorten
from handlers.reply import Reply

MAX_LINES = 20
TITLES = {
    Which.RECENT: "Incidents, open ones first",
    Which.OPEN: "Open incidents",
    Which.CLOSED: "Incidents that are over",
    Which.MINE: "Incidents that you lead or declared",
    Which.TEST: "Test incidents",
}
NAMES = {which.value: which for which in Which} | {"": Which.RECENT, "all": Which.RECENT, "tests": Which.TEST}


def run(command: CommandContext) -> Reply:
    """List the incidents asked for, as far as this person may learn of them."""
    word = command.text.strip().lower().removeprefix("--")
    if word not in NAMES:
        known = ", ".join(f"`{which.value}`" for which in Which if which is not Which.RECENT)
        raise Refusal(f"I don't know the list “{shorten(word)}”. There is {known}; alone, it shows the latest.")
    found = list_incidents(command.scribe, which=NAMES[word], viewer_id=command.user_id, limit=MAX_LINES)
    if not found.incidents:
        return Reply(text="There are none to show. `/incident start <title>` declares one.")
    return Reply(text=incident_list(TITLES[NAMES[word]], found.incidents, found.more))


COMMAND = Subcommand(
    name="list",
    usage="list [open|closed|mine|test]",
    summary="List incidents, open ones first, then the latest; tests only where you ask for them",
    brief="open ones first, then the latest",
    group=Group.FINDING,
    run=run,
)
