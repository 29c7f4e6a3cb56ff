"""`/incident action`: notes what is to be done, by whom and until when."""

from bot.domain.action_items import ActionItem, Priority
from bot.domain.errors import Refusal
from bot.rendering.slack.parts import safe
from bot.usecases.actions import add_action_item
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.actions import read_action
from handlers.parsing.words import unknown_name
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Store the action item; the answer repeats owner and date as understood."""
    incident, text = command.incident()
    typed = read_action(text, today_now=command.scribe.now(), tz=command.timezone(incident))
    if not typed.text.strip():
        raise Refusal("What is to be done? `/incident action Alert on pool usage above 80 % @ben by friday`.")
    if typed.owner_id == command.scribe.workspace.bot_user_id:
        raise Refusal("I cannot do that for you: name a person as the owner, as in `@ben`.")
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
    said = f"Action item {item.number} of {incident.key}: {safe(item.text)}"
    return Reply(text=f"{said}\nOwner: {_owner(item)}. {_due(item)}")


def _owner(item: ActionItem) -> str:
    if item.owner_id is not None:
        return f"<@{item.owner_id}>"
    stranger = unknown_name(item.text)
    return f"nobody yet (Slack knows nobody called {safe(stranger, 40)})" if stranger else "nobody yet"


def _due(item: ActionItem) -> str:
    if item.due_on is None:
        return "No due date, so nobody is reminded."
    day = f"Due {item.due_on.strftime('%A')}, {item.due_on.isoformat()}"
    return (
        f"{day}; the owner is reminded that morning."
        if item.owner_id
        else f"{day}. Without an owner nobody is reminded."
    )


COMMAND = Subcommand(
    name="action",
    usage="action <text> @owner by friday [immediate|short|long] [high|medium|low]",
    summary="Note what is to be done; the owner is reminded on the day",
    run=run,
)
