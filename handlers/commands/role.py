"""`/incident role`: says who does what besides leading."""

from bot.domain.errors import Refusal
from bot.domain.ids import UserId
from bot.domain.roles import STANDARD, Role, TeamRoles
from bot.rendering.slack.overview import capital, holder
from bot.rendering.slack.parts import mention
from bot.usecases.overview import at_a_glance
from bot.usecases.people import name_of
from bot.usecases.roles import Assigned, assign_role
from bot.usecases.scribe import Scribe
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import did_you_mean, split_words, take_user
from handlers.people import take_one_person
from handlers.reply import Reply, undo

NOBODY = ("nobody", "none")


def run(command: CommandContext) -> Reply:
    """Give a role to somebody, or to nobody; without words, list who has which."""
    incident, text = command.incident(anywhere=True)
    if not text.strip():
        return Reply(text=_who_has_what(command))
    roles = command.scribe.taste.roles
    role, rest = _take_role(text, roles)
    label = roles.label(role)
    example = f"role {label}"
    is_nobody = rest.strip().lower() in NOBODY
    if is_nobody and role == Role.INCIDENT_LEAD:
        raise Refusal("Somebody has to lead, so nothing was changed. Name who does it now: `/incident lead @ada`.")
    question = f"Who is {label}?"
    user_id = None if is_nobody else take_one_person(command, incident, rest, question=question, example=example)
    done = assign_role(command.scribe, incident_id=incident.id, role=role, user_id=user_id, by=command.user_id)
    return Reply(text=given(command.scribe, done, role, user_id))


def given(scribe: Scribe, done: Assigned, role: Role, user_id: UserId | None) -> str:
    """Return what is told of a role that was given or ended, and how to undo that."""
    label, key = scribe.taste.roles.label(role), done.incident.key
    said = f"{mention(user_id)} is {label}" if user_id else f"Nobody is {label} any more"
    was = f" (was {mention(done.before)})" if done.before else ""
    name = name_of(scribe, done.before)
    earlier = f"@{name}" if name else "" if done.before or role == Role.INCIDENT_LEAD else "nobody"
    on = f"\nTo hand it on: `/incident handoff {key} @name`" if role == Role.INCIDENT_LEAD else ""
    back = undo(f"role {key} {label} {earlier}") if earlier else on
    return f"{said} in {key}{was}.{back}"


def _take_role(text: str, roles: TeamRoles) -> tuple[Role, str]:
    """Return the role named, and the rest, which names the person; either may come first."""
    user_id, words_of_role = take_user(text)
    words = split_words(words_of_role)
    known = roles.names()
    longest = max(len(name.split()) for name in known)
    for length in range(min(longest, len(words)), 0, -1):
        role = known.get(" ".join(words[:length]).lower())
        if role is not None:
            rest = " ".join(words[length:])
            return role, f"<@{user_id}> {rest}" if user_id else rest
    meant = did_you_mean(" ".join(words[:2]), known) or did_you_mean(words[0] if words else "", known)
    hint = f"Did you mean `{meant}`? " if meant else ""
    names = ", ".join(f"`{label}`" for label in roles.called.values())
    example = list(roles.called.values())[-1 if len(roles.called) < 2 else 1]
    raise Refusal(f"{hint}The roles are {names}. Try `/incident role {example} @ben`.")


def _who_has_what(command: CommandContext) -> str:
    incident, _ = command.incident(anywhere=True)
    known = at_a_glance(command.scribe, incident_id=incident.id, viewer_id=command.user_id)
    held = {one.role: one.user_id for one in known.roles} | {Role.INCIDENT_LEAD: incident.lead_id}
    listed = dict.fromkeys([*known.called.called, *held])
    lines = [f"• {capital(known.called.label(role))}: {holder(held.get(role), known.gone)}" for role in listed]
    return "\n".join([f"*Roles in {incident.key}*", *lines])


COMMAND = Subcommand(
    name="role",
    usage="role <role> @name|me|nobody",
    summary=(
        f"Say who does what: {', '.join(role.label for role in STANDARD)}, or the roles that your team uses; "
        "without words, list who does"
    ),
    brief="say who does what: `role deputy @ben`",
    group=Group.RUNNING,
    asks="Which role, and who?",
    run=run,
)
