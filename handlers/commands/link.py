"""`/incident link`: says that two incidents belong together."""

import re
from dataclasses import replace

from bot.domain.errors import Refusal
from bot.rendering.slack.parts import safe
from bot.usecases.links import link
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply, undo

_KEY = re.compile(r"(?<!\S)INC-(?P<number>[0-9]{1,9})(?!\S)", re.IGNORECASE)
OFF = "off"
QUESTION = (
    "Which incident? `/incident link INC-3` links this channel's incident; `/incident link INC-7 INC-3` names both."
)


def run(command: CommandContext) -> Reply:
    """Link the channel's incident to the one named, or the first of two named to the second; `off` ends it."""
    numbers = [int(match["number"]) for match in _KEY.finditer(command.text)]
    rest = _KEY.sub(" ", command.text).split()
    is_linked = rest != [OFF]
    if not 1 <= len(numbers) <= 2 or rest not in ([], [OFF], ["to"], ["and"]):
        raise Refusal(QUESTION)
    other = command.named(numbers[-1])
    incident = command.named(numbers[0]) if len(numbers) == 2 else replace(command, text="").incident()[0]
    link(command.scribe, incident_id=incident.id, other_id=other.id, is_linked=is_linked, by=command.user_id)
    pair = f"{incident.key} {other.key}"
    if not is_linked:
        return Reply(text=f"{incident.key} is no longer linked to {other.key}.{undo(f'link {pair}')}")
    said = f"{incident.key} is linked to {other.key}: {safe(other.title, 100)}. Its documents name it as related."
    return Reply(text=f"{said}{undo(f'link {pair} {OFF}')}")


COMMAND = Subcommand(
    name="link",
    usage="link [INC-7] INC-3 [off]",
    summary="Say that two incidents belong together; the first one's documents name the other",
    brief="two that belong together: `link INC-3`",
    group=Group.FINDING,
    run=run,
)
