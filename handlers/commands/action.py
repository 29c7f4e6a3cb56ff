"""`/incident action`: notes what is to be done, by whom and by when; without words, in a form."""

from bot.domain.action_items import NOBODY, ActionItem, Priority
from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.rendering.slack.item_form import new_item_view
from bot.rendering.slack.items import owner_text
from bot.rendering.slack.parts import safe
from bot.usecases.items import add_item
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.actions import read_action
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Store the action item; the answer repeats owner and date as understood. Without words: the form."""
    incident, text = command.incident()
    tz = command.timezone(incident)
    if not text.strip():
        return Reply(view=new_item_view([incident], "", tz, {"incident_id": incident.id}))
    typed = read_action(text, today_now=command.scribe.now(), tz=tz)
    item = add_item(
        command.scribe,
        incident_id=incident.id,
        text=checked_text(typed.text),
        owner=typed.owner,
        due=typed.due,
        horizon=typed.horizon,
        priority=typed.priority or Priority.MEDIUM,
        kind=typed.kind,
        by=command.user_id,
    )
    return Reply(text=confirmation(item, incident))


def checked_text(text: str) -> str:
    """Return what is to be done; refuses where that is nothing."""
    if not text.strip():
        raise Refusal("What is to be done? `/incident action Alert on pool usage above 80 % @ben by friday`.")
    return text.strip()


def confirmation(item: ActionItem, incident: Incident) -> str:
    """Return what is told to whoever noted an item: owner and date as understood."""
    said = f"Action item {item.number} of {incident.key}: {safe(item.text)}"
    answerable = None if item.owner_id else incident.answerable_id
    owner = f"Owner: {owner_text(item, answerable)}."
    return f"{said}\n{owner} {_due(item)}\nTo change it: `/incident actions {incident.key}`"


def _due(item: ActionItem) -> str:
    if item.due is None:
        return "No due date."
    who = "the owner" if item.owner != NOBODY and item.owner_id else "whoever answers for it"
    return f"Due {item.due.words}; {who} is reminded."


COMMAND = Subcommand(
    name="action",
    usage="action <text> @owner by friday [immediate|short|long] [high|medium|low] [prevent|detect|mitigate|process]",
    summary="Note what is to be done, by whom and by when; without words, in a form",
    brief="note what is to be done, by whom, by when",
    group=Group.AFTERWARDS,
    run=run,
)
