"""`/incident mark`: sets a milestone, or corrects it; an order that cannot be is asked about first."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.menu import How, MenuEntry
from bot.rendering.slack.parts import when
from bot.usecases.editing import number_of
from bot.usecases.milestones import mark_milestone
from bot.usecases.scribe import Scribe
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.times import take_time
from handlers.parsing.words import did_you_mean, take_word, unquoted
from handlers.questions import question
from handlers.reply import Reply, undo

MARKABLE = {one.value: one for one in Milestone if one is not Milestone.DECLARED}


def run(command: CommandContext) -> Reply:
    """Set the milestone; the answer repeats the time understood, and the one it replaces."""
    incident, text = command.incident()
    word, rest = take_word(text)
    milestone, now = _milestone(word), command.scribe.now()
    taken = take_time(rest, now=now, tz=command.timezone(incident), bare=True)
    words, moment = unquoted(taken.rest).strip(), taken.occurred_at or now
    marked = mark_milestone(
        command.scribe, incident_id=incident.id, milestone=milestone, text=words or MEANINGS[milestone],
        by=command.user_id, occurred_at=moment, insists=command.insists, typed=f"mark {' '.join(text.split())}",
    )  # fmt: skip
    if marked.event is not None:
        return Reply(text=told(command.scribe, incident, milestone, marked.event, marked.before))
    keep = f"{incident.key} {milestone.value} {moment.isoformat().replace('+00:00', 'Z')} {taken.rest}".rstrip()
    change = MenuEntry(
        label="Change the time", command="mark", text=f"{incident.key} {milestone.value} {words}".rstrip(),
        how=How.FORM,
    )  # fmt: skip
    return question(doubt(milestone, moment, marked.contradicts), "mark", keep, change)


def told(
    scribe: Scribe, incident: Incident, milestone: Milestone, event: TimelineEvent, before: TimelineEvent | None
) -> str:
    """Return what is told of a milestone that was set, and how to undo that."""
    said = f"Marked in {incident.key}: {milestone.value} at {when(event.occurred_at)}"
    was = f" (before: {when(before.occurred_at)}; that stays in the record)" if before else ""
    back = undo(f"retract {incident.key} {number_of(scribe, event)}")
    return f"{said}{was}.{still_open(incident, milestone)}{back}"


def doubt(milestone: Milestone, moment: datetime, others: Sequence[TimelineEvent]) -> str:
    """Return why a time is asked about: with which others it makes an order that cannot be."""
    sides = [
        f"{'before' if moment < one.occurred_at else 'after'} `{one.milestone.value}` ({when(one.occurred_at)})"
        for one in others
        if one.milestone
    ]
    return (
        f"Nothing is stored yet: `{milestone.value}` at {when(moment)} would be {' and '.join(sides)}. Is that right?"
    )


def still_open(incident: Incident, milestone: Milestone) -> str:
    is_end = milestone in (Milestone.RESOLVED, Milestone.VERIFIED)
    return f" {incident.key} is still open: `/incident resolve` ends it." if is_end and incident.is_open else ""


def _milestone(word: str) -> Milestone:
    known = MARKABLE.get(word.lower())
    if known is not None:
        return known
    if word.lower() == Milestone.DECLARED.value:
        raise Refusal(
            "`declared` is the moment of `/incident start`. To say when it began: `/incident mark started 10:45`."
        )
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
