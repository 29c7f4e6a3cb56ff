"""`/incident mark`: sets a milestone, or corrects it."""

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.parts import when
from bot.usecases.editing import number_of
from bot.usecases.timeline import contradicting, mark_milestone
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.times import take_time
from handlers.parsing.words import did_you_mean, take_word, unquoted
from handlers.reply import Reply, undo

MARKABLE = {one.value: one for one in Milestone if one is not Milestone.DECLARED}


def run(command: CommandContext) -> Reply:
    """Set the milestone; the answer repeats the time understood, and the one it replaces."""
    incident, text = command.incident()
    word, rest = take_word(text)
    milestone = _milestone(word)
    taken = take_time(rest, now=command.scribe.now(), tz=command.timezone(incident), bare=True)
    event, before = mark_milestone(
        command.scribe,
        incident_id=incident.id,
        milestone=milestone,
        text=unquoted(taken.rest).strip() or MEANINGS[milestone],
        by=command.user_id,
        occurred_at=taken.occurred_at,
    )
    said = f"Marked in {incident.key}: {milestone.value} at {when(event.occurred_at)}"
    was = f" (before: {when(before.occurred_at)}; that stays in the record)" if before else ""
    other = contradicting(command.scribe, incident_id=incident.id, milestone=milestone)
    doubt = _doubt(event, other) if other else ""
    back = undo(f"retract {incident.key} {number_of(command.scribe, event)}")
    return Reply(text=f"{said}{was}.{doubt}{_still_open(incident, milestone)}{back}")


def _doubt(event: TimelineEvent, other: TimelineEvent) -> str:
    """What is said where an end lies before the start: both stay as marked until somebody corrects one."""
    side = "after" if other.occurred_at < event.occurred_at else "before"
    name = other.milestone.value if other.milestone else ""
    return (
        f" That is {side} `{name}` ({when(other.occurred_at)}), so the draft gives no duration between the two. "
        f"If one is wrong, mark it again: `/incident mark {name} 10:45`."
    )


def _still_open(incident: Incident, milestone: Milestone) -> str:
    is_end = milestone in (Milestone.RESOLVED, Milestone.VERIFIED)
    return f" {incident.key} is still open: `/incident resolve` ends it." if is_end and incident.is_open else ""


def _milestone(word: str) -> Milestone:
    known = MARKABLE.get(word.lower())
    if known is not None:
        return known
    if word.lower() == Milestone.DECLARED.value:
        raise Refusal("`declared` is the moment of `/incident start`. When it began is `/incident mark started 10:45`.")
    names = ", ".join(f"`{name}`" for name in MARKABLE)
    meant = did_you_mean(word, MARKABLE) if word else None
    hint = f"Did you mean `{meant}`? " if meant else ""
    raise Refusal(f"{hint}The milestones are {names}. Try `/incident mark mitigated 10:45`.")


COMMAND = Subcommand(
    name="mark",
    usage="mark <milestone> [10:45] [text]",
    summary=f"Set or correct a milestone: {', '.join(MARKABLE)}",
    brief="set a milestone: `mark mitigated 10:45`",
    group=Group.RECORD,
    asks="Which milestone, and when?",
    run=run,
)
