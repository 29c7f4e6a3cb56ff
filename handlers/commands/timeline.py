"""`/incident timeline`: shows the curated timeline."""

from bot.domain.ids import permalink
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.parts import safe, when
from bot.usecases.timeline import curated_timeline
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply

# Together the lines stay below the 4,000 characters that Slack likes in a message.
MAX_LINES, MAX_LINE = 30, 100


def run(command: CommandContext) -> Reply:
    """Show the latest events in the order they happened."""
    incident, _ = command.incident()
    events = curated_timeline(command.scribe, incident_id=incident.id)
    hidden = len(events) - MAX_LINES
    lines = [_line(event, command) for event in events[-MAX_LINES:]]
    if hidden > 0:
        lines.insert(0, f"_{hidden} earlier ones are in the draft: `/incident draft`._")
    return Reply(text="\n".join([f"*Timeline of {incident.key}*", *lines]))


def _line(event: TimelineEvent, command: CommandContext) -> str:
    milestone = f"*{event.milestone.value}* " if event.milestone else ""
    link = ""
    if event.channel_id and event.message_ts:
        url = permalink(command.scribe.workspace.url, event.channel_id, event.message_ts, event.thread_ts)
        link = f" <{url}|message>"
    return f"• {when(event.occurred_at)} {milestone}{safe(event.text, MAX_LINE)}{link}"


COMMAND = Subcommand(name="timeline", usage="timeline", summary="Show what matters, in the order it happened", run=run)
