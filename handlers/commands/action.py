"""`/incident action`: notes what is to be done, by whom and until when."""

from datetime import date

from bot.domain.action_items import Priority
from bot.domain.errors import Refusal
from bot.rendering.slack.parts import safe
from bot.usecases.actions import add_action_item
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.actions import read_action
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Store the action item; the answer repeats owner and date as understood."""
    incident, text = command.incident()
    typed = read_action(text, today_now=command.scribe.now(), tz=command.timezone())
    if not typed.text.strip():
        raise Refusal("What is to be done? `/incident action Alert on pool usage above 80 % @ben by friday`.")
    item = add_action_item(
        command.scribe,
        incident_id=incident.id,
        text=typed.text,
        owner_id=typed.owner_id,
        due_on=typed.due_on,
        horizon=typed.horizon,
        priority=typed.priority or Priority.MEDIUM,
        by=command.user_id,
    )
    owner = f"<@{item.owner_id}>" if item.owner_id else "nobody yet"
    said = f"Action item {item.number} of {incident.key}: {safe(item.text)}"
    return Reply(text=f"{said}\nOwner: {owner}. {_due(item.due_on)}")


def _due(due_on: date | None) -> str:
    if due_on is None:
        return "No due date, so nobody is reminded."
    return f"Due {due_on.strftime('%A')}, {due_on.isoformat()}; the owner is reminded that morning."


COMMAND = Subcommand(
    name="action",
    usage="action <text> @owner by friday [immediate|short|long] [high|medium|low]",
    summary="Note what is to be done; the owner is reminded on the day",
    run=run,
)
