"""`/incident timeline`: shows the curated timeline."""

from bot.domain.ids import permalink
from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem.rows import MISSED
from bot.rendering.slack.notes import reworded
from bot.rendering.slack.parts import mention, safe, when
from bot.usecases.editing import history_of
from bot.usecases.timeline import Curated, Shown, curated_timeline
from handlers.commands.edit import take_number
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply

# Together the lines stay below the 4,000 characters that Slack likes in a message.
MAX_LINES, MAX_LINE = 20, 90
SPOKEN = (TimelineKind.MESSAGE, TimelineKind.NOTE, TimelineKind.UPDATE, TimelineKind.ITEM, TimelineKind.IMPACT)


def run(command: CommandContext) -> Reply:
    """Show the latest events in the order they happened, or all that stood in one line."""
    incident, text = command.incident(anywhere=True)
    if text.strip():
        number, _ = take_number(text, "Which line? `/incident timeline 4` shows all that stood in it.")
        return Reply(text=_history(command, incident, number))
    timeline = curated_timeline(command.scribe, incident_id=incident.id, limit=MAX_LINES)
    lines = [_line(shown, timeline, command) for shown in timeline.shown]
    if timeline.earlier:
        lines.insert(0, f"_{timeline.earlier} earlier ones are in the draft: `/incident draft {incident.key}`._")
    return Reply(text="\n".join([f"*Timeline of {incident.key}*", *lines]))


def _history(command: CommandContext, incident: Incident, number: int) -> str:
    """All that stood in a line: each with who took it off, and when."""
    lines = [f"*Line {number} of {incident.key}*"]
    for event in history_of(command.scribe, incident_id=incident.id, number=number):
        by = f" by {mention(event.retracted_by)}" if event.retracted_by else ""
        gone = f" (until {when(event.retracted_at)}{by})" if event.retracted_at else ""
        other = f" (reworded by {mention(event.reworded_by)})" if event.reworded_by else ""
        lines.append(f"• {when(event.occurred_at)} {_said_by(event)}{safe(event.text, MAX_LINE)}{other}{gone}")
    return "\n".join(lines)


def _said_by(event: TimelineEvent) -> str:
    return f"{mention(event.author_id)}: " if event.author_id and event.kind in SPOKEN else ""


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
    impact = "Impact: " if event.kind is TimelineKind.IMPACT else ""
    said = f"{author}{impact}{text}{reworded(event, shown.reworder)}{missed}"
    return f"`{shown.number}` {when(event.occurred_at)} {milestone}{said}{corrected}{link}"


COMMAND = Subcommand(
    name="timeline",
    usage="timeline [line]",
    summary="Show what matters, in the order it happened; with a line's number, all that stood in it",
    brief="show what matters, with line numbers",
    group=Group.RECORD,
    run=run,
)
