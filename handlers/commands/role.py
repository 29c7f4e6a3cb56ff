"""`/incident role`: says who does what besides leading."""

from bot.domain.errors import Refusal
from bot.domain.roles import NAMES, Role
from bot.rendering.slack.parts import mention
from bot.usecases.overview import at_a_glance
from bot.usecases.people import name_of
from bot.usecases.roles import assign_role
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import did_you_mean, split_words, take_user
from handlers.people import take_one_person
from handlers.reply import Reply, undo

NOBODY = ("nobody", "none")
LONGEST = max(len(name.split()) for name in NAMES)


def run(command: CommandContext) -> Reply:
    """Give a role to somebody, or to nobody; without words, list who has which."""
    incident, text = command.incident(anywhere=True)
    if not text.strip():
        return Reply(text=_who_has_what(command))
    role, rest = _take_role(text)
    example = f"role {role.label}"
    is_nobody = rest.strip().lower() in NOBODY
    if is_nobody and role is Role.INCIDENT_LEAD:
        raise Refusal("Somebody has to lead. Name who does it now: `/incident lead @ada`.")
    question = f"Who is {role.label}?"
    user_id = None if is_nobody else take_one_person(command, rest, question=question, example=example)
    done = assign_role(command.scribe, incident_id=incident.id, role=role, user_id=user_id, by=command.user_id)
    said = f"{mention(user_id)} is {role.label}" if user_id else f"Nobody is {role.label} any more"
    was = f" (was {mention(done.before)})" if done.before else ""
    name = name_of(command.scribe, done.before)
    earlier = f"@{name}" if name else "" if done.before or role is Role.INCIDENT_LEAD else "nobody"
    back = undo(f"role {incident.key} {role.label} {earlier}") if earlier else ""
    return Reply(text=f"{said} in {incident.key}{was}.{back}")


def _take_role(text: str) -> tuple[Role, str]:
    """Return the role named, and the rest, which names the person; either may come first."""
    user_id, words_of_role = take_user(text)
    words = split_words(words_of_role)
    for length in range(min(LONGEST, len(words)), 0, -1):
        role = NAMES.get(" ".join(words[:length]).lower())
        if role is not None:
            rest = " ".join(words[length:])
            return role, f"<@{user_id}> {rest}" if user_id else rest
    meant = did_you_mean(" ".join(words[:2]), NAMES) or did_you_mean(words[0] if words else "", NAMES)
    hint = f"Did you mean `{meant}`? " if meant else ""
    names = ", ".join(f"`{role.label}`" for role in Role)
    raise Refusal(f"{hint}The roles are {names}. Try `/incident role deputy @ben`.")


def _who_has_what(command: CommandContext) -> str:
    incident, _ = command.incident(anywhere=True)
    known = at_a_glance(command.scribe, incident_id=incident.id, viewer_id=command.user_id)
    held = {one.role: one.user_id for one in known.roles} | {Role.INCIDENT_LEAD: incident.lead_id}
    lines = [f"• {role.label.capitalize()}: {mention(held.get(role))}" for role in Role]
    return "\n".join([f"*Roles in {incident.key}*", *lines])


COMMAND = Subcommand(
    name="role",
    usage="role <role> @name|me|nobody",
    summary=f"Say who does what: {', '.join(role.label for role in Role)}; without words, list who does",
    brief="say who does what: `role deputy @ben`",
    group=Group.RUNNING,
    asks="Which role, and who?",
    run=run,
)
