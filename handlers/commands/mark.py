"""`/incident mark`: sets a milestone, or corrects it."""

from bot.domain.errors import Refusal
from bot.domain.milestones import MEANINGS, Milestone
from bot.rendering.slack.parts import when
from bot.usecases.timeline import mark_milestone
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.times import take_time
from handlers.parsing.words import did_you_mean, take_word
from handlers.reply import Reply

MARKABLE = {one.value: one for one in Milestone if one is not Milestone.DECLARED}


def run(command: CommandContext) -> Reply:
    """Set the milestone; the answer repeats the time understood, and the one it replaces."""
    incident, text = command.incident()
    word, rest = take_word(text)
    milestone = _milestone(word)
    taken = take_time(rest, now=command.scribe.now(), tz=command.timezone(), bare=True)
    event, before = mark_milestone(
        command.scribe,
        incident_id=incident.id,
        milestone=milestone,
        text=taken.rest.strip() or MEANINGS[milestone],
        by=command.user_id,
        occurred_at=taken.occurred_at,
    )
    was = f" (it was {when(before.occurred_at)}; that stays in the record)" if before else ""
    return Reply(text=f"{incident.key} was {milestone.value} {when(event.occurred_at)}{was}.")


def _milestone(word: str) -> Milestone:
    known = MARKABLE.get(word.lower())
    if known is not None:
        return known
    names = ", ".join(f"`{name}`" for name in MARKABLE)
    meant = did_you_mean(word, MARKABLE) if word else None
    hint = f"Did you mean `{meant}`? " if meant else ""
    raise Refusal(f"{hint}The milestones are {names}. Try `/incident mark mitigated 10:45`.")


COMMAND = Subcommand(
    name="mark",
    usage="mark <milestone> [10:45] [text]",
    summary=f"Set or correct a milestone: {', '.join(MARKABLE)}",
    run=run,
)
