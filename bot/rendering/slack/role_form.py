"""The form in which somebody takes a role in an incident, or gives it to somebody else."""

from collections.abc import Mapping

import slackblocks as sb

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.roles import Role, TeamRoles
from bot.rendering.mrkdwn import truncate
from bot.rendering.slack.fields import option
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.overview import capital
from bot.rendering.slack.parts import Payload


def role_view(
    incident: Incident, called: TeamRoles, held: Mapping[Role, UserId], names: Mapping[UserId, str], viewer_id: UserId
) -> Payload:
    """Return the form; whoever opens it is proposed. `held` says who has which role, `names` what they are called."""
    options = [option(role.value, _label(label, held.get(role), names)) for role, label in called.called.items()]
    role = sb.StaticSelectMenu(action_id="role", options=options, placeholder=plain("Choose a role"))
    who = sb.UserSelectMenu(action_id="who", initial_user=viewer_id, placeholder=plain("Choose a person"))
    hint = f"It is theirs at once, and they are invited. To end it: /incident role {incident.key} … nobody"
    blocks = [input_block("Which role?", role, "role"), input_block("Who?", who, "who", hint=hint)]
    shown = {role.value: user_id for role, user_id in held.items()}
    return modal(f"{incident.key}: roles", "role", "Save", blocks, {"incident_id": incident.id, "held": shown})


def _label(label: str, user_id: UserId | None, names: Mapping[UserId, str]) -> str:
    if user_id is None:
        return capital(label)
    return truncate(f"{capital(label)} (now {names.get(user_id, 'somebody')})", 75)
