"""`/incident answer`: opens the questions of one section."""

from bot.domain.errors import Refusal
from bot.postmortem.catalogue import SECTIONS
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import did_you_mean
from handlers.reply import Reply
from handlers.views.sections import section_questions


def run(command: CommandContext) -> Reply:
    """Open the modal of the section named."""
    incident, text = command.incident()
    names = [section.key for section in SECTIONS]
    wanted = text.strip().lower()
    if wanted not in names:
        meant = did_you_mean(wanted, names) if wanted else None
        hint = f"Did you mean `{meant}`? " if meant else ""
        listed = ", ".join(f"`{name}`" for name in names)
        raise Refusal(f"{hint}The sections are {listed}. Try `/incident answer impact`.")
    return Reply(opens=lambda: section_questions(command.scribe, incident, wanted))


COMMAND = Subcommand(
    name="answer",
    usage="answer <section>",
    summary="Answer the postmortem's questions of one section",
    brief="answer the questions of a section",
    group=Group.AFTERWARDS,
    run=run,
)
