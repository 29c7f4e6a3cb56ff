"""`/incident timeline`: shows the curated timeline."""

from bot.domain.ids import permalink
from bot.domain.timeline import TimelineKind
from bot.postmortem.rows import MISSED
from bot.rendering.slack.parts import safe, when
from bot.usecases.timeline import Curated, Shown, curated_timeline
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply

# Together the lines stay below the 4,000 characters that Slack likes in a message.
MAX_LINES, MAX_LINE = 20, 90
SPOKEN = (TimelineKind.MESSAGE, TimelineKind.NOTE, TimelineKind.UPDATE, TimelineKind.ITEM)


def run(command: CommandContext) -> Reply:
    """Show the latest events in the order they happened."""
    incident, _ = command.incident()
    timeline = curated_timeline(command.scribe, incident_id=incident.id, limit=MAX_LINES)
    lines = [_line(shown, timeline, command) for shown in timeline.shown]
    if timeline.earlier:
        lines.insert(0, f"_{timeline.earlier} earlier ones are in the draft: `/incident draft {incident.key}`._")
    return Reply(text="\n".join([f"*Timeline of {incident.key}*", *lines]))


def _line(shown: Shown, timeline: Curated, command: CommandContext) -> str:
    event = shown.event
    milestone = f"*{event.milestone.value}* " if event.milestone else ""
    author = f"{safe(shown.author, 30)}: " if shown.author and event.kind in SPOKEN else ""
    corrected = " (corrected since)" if shown.is_corrected else ""
    link = ""
    if event.channel_id and event.message_ts:
        url = permalink(command.scribe.workspace.url, event.channel_id, event.message_ts, event.thread_ts)
        link = f" <{url}|message>"
    is_ours = event.kind is TimelineKind.GAP  # our own words, with a mention of the channel that is to work
    text = event.text if is_ours else safe(event.text, MAX_LINE, timeline.people)
    missed = f" ({MISSED[shown.missed]})" if shown.missed else ""
    return f"• {when(event.occurred_at)} {milestone}{author}{text}{missed}{corrected}{link}"


COMMAND = Subcommand(name="timeline", usage="timeline", summary="Show what matters, in the order it happened", run=run)
