"""The card's way to a milestone: the form that sets or corrects one."""

from datetime import datetime

from bot.domain.incident import Incident
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.timeline import TimelineEvent
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.mark_form import mark_view
from bot.rendering.slack.parts import when
from bot.rendering.slack.views import message_view
from bot.usecases.milestones import Marked, SeenEvent, mark_milestone, reached_milestones
from bot.usecases.people import timezone_of
from bot.usecases.scribe import Scribe
from handlers.commands.mark import MARKABLE, doubt, told
from handlers.context import CommandContext
from handlers.parsing.times import TimeNotUnderstood, take_time
from handlers.parsing.words import take_word
from handlers.reply import AskAgain, BadField, Reply
from handlers.views.interaction import Interaction


def open_form(command: CommandContext) -> Reply:
    """Open the form; the milestone and the words that stand behind the incident's key are filled in."""
    incident, text = command.incident()
    incident.must_record()
    word, rest = take_word(text)
    reached = reached_milestones(command.scribe, incident_id=incident.id)
    return Reply(view=mark_view(incident, reached, MARKABLE.get(word), to_plain(rest).strip()))


def submit(interaction: Interaction) -> Reply:
    """Set the milestone; what contradicts it, or was set meanwhile, is asked about in the form."""
    scribe, incident = interaction.scribe, interaction.incident()
    milestone = Milestone(interaction.inputs["milestone"])
    moment = typed_time(interaction, incident) or scribe.now()
    seen = interaction.metadata["seen"]
    marked = mark_milestone(
        scribe, incident_id=incident.id, milestone=milestone, text=interaction.text("text") or MEANINGS[milestone],
        by=interaction.user_id, occurred_at=moment, insists=bool(interaction.inputs.get("keep")),
        seen=SeenEvent(seen.get(milestone.value)),
    )  # fmt: skip
    if marked.event is not None:
        said = told(scribe, incident, milestone, marked.event, marked.before)
        return Reply(view=message_view(incident.key, said))
    raise asked(scribe, incident, milestone, moment, marked)


def asked(scribe: Scribe, incident: Incident, milestone: Milestone, moment: datetime, marked: Marked) -> AskAgain:
    """Return what is asked in the form about what was not stored: somebody set it meanwhile, or the order cannot be."""
    if not marked.is_overtaken or marked.before is None:
        return AskAgain(doubt(milestone, moment, marked.contradicts), asks_to_keep=True)
    reached = reached_milestones(scribe, incident_id=incident.id)
    seen = {point.value: event.id for point, event in reached.items()}
    return AskAgain(_meanwhile(milestone, marked.before), metadata={"seen": seen})


def typed_time(interaction: Interaction, incident: Incident) -> datetime | None:
    """Return the time typed in the field `time`, None where it is empty; refuses in that field."""
    typed = (interaction.inputs.get("time") or "").strip()
    if not typed:
        return None
    tz = timezone_of(interaction.scribe, incident=incident, user_id=interaction.user_id)
    try:
        taken = take_time(typed, now=interaction.scribe.now(), tz=tz, bare=True, example="10:42")
    except TimeNotUnderstood as refused:
        raise BadField(str(refused), "time") from refused
    if taken.occurred_at is None or taken.rest.strip():
        raise BadField("I can't place that time. Write it as in 10:42, -5m or 2026-11-21T10:42Z.", "time")
    return taken.occurred_at


def _meanwhile(milestone: Milestone, before: TimelineEvent) -> str:
    by = before.worded_by or before.author_id
    who = f"<@{by}>" if by else "Somebody"
    return (
        f"Nothing is stored yet: {who} set `{milestone.value}` to {when(before.occurred_at)} meanwhile. "
        "Submit this again to put yours in its place."
    )
