"""`/incident rename`: gives the incident another title."""

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.menu import How, MenuEntry
from bot.rendering.slack.parts import mention, safe, when
from bot.usecases.renaming import rename
from handlers.commands.start import checked_title, is_empty
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import quoted, unquoted
from handlers.questions import question
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Set the title; the answer names the one before. What somebody else set a moment ago is asked about first."""
    incident, text = command.incident()
    if is_empty(text):
        raise Refusal(
            f"What should {incident.key} be called? It is “{safe(incident.title)}” now. "
            f"`/incident rename {incident.key} Checkout fails in Europe`."
        )
    title = checked_title(unquoted(text), "Nothing was changed.")
    done = rename(
        command.scribe, incident_id=incident.id, title=title, by=command.user_id, insists=command.insists,
        typed=f"rename {title}",
    )  # fmt: skip
    if done.overtaken_by is not None:
        change = MenuEntry(label="Write another", command="rename", text=incident.key, how=How.ASKS)
        return question(_told(done.before, done.overtaken_by, title), "rename", f"{incident.key} {title}", change)
    back = undo(f"rename {incident.key} {quoted(safe(done.before.title))}")
    kept = " Its channel keeps its name." if incident.channel_id and not incident.is_adopted else ""
    return Reply(text=f"{incident.key} is “{safe(title)}” now (was “{safe(done.before.title)}”).{kept}{back}")


def _told(incident: Incident, others: TimelineEvent, title: str) -> str:
    return (
        f"{mention(others.author_id)} renamed {incident.key} at {when(others.recorded_at)}: it is "
        f"“{safe(incident.title)}” now. Yours, “{safe(title)}”, is not stored yet."
    )


COMMAND = Subcommand(
    name="rename",
    usage="rename <title>",
    summary="Give the incident another title; its channel keeps the name it has",
    brief="give it another title",
    group=Group.RUNNING,
    asks="What should it be called?",
    run=run,
)
