"""Inviting an on-call group: who is in it, then all of them in batches, and a line on the timeline."""

from collections.abc import Sequence
from typing import Any

from bot.domain.ids import ChannelId, UserId, datetime_to_ts
from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.corrections import correct
from bot.usecases.effects.kind import TIER_2, TIER_3, EffectKind, Paces, incident_of
from bot.usecases.inviting import AT_ONCE
from bot.usecases.oncall import oncall_lane
from bot.usecases.ports import Gateway, Invited, UserGroup
from bot.usecases.scribe import Scribe, add_effect, record


class FindGroup(EffectKind):
    """Asks who is in the group."""

    name = "find_group"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("usergroups.list", TIER_2), ("usergroups.users.list", TIER_2)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return effect.arguments["group"] if tx.incidents.get(incident_of(effect)).is_open else None

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> UserGroup:
        return gateway.group(plan)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: UserGroup) -> None:
        incident = tx.incidents.get(incident_of(effect), for_update=True)
        if not result.user_ids:
            tell_of_group(tx, scribe, incident, plan, reason="empty")
            return
        declared = datetime_to_ts(incident.declared_at)  # whoever left since then knows of it
        came = tx.members.since(incident.team_id, incident.channel_id or ChannelId(""), declared)
        wanted = [one for one in dict.fromkeys(result.user_ids) if one not in came]
        waiting = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
        _go_on(tx, scribe, incident, {"group": plan, "handle": result.handle, "count": 0, "refused": {}}, waiting)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        incident = tx.incidents.get(incident_of(effect))
        tell_of_group(tx, scribe, incident, effect.arguments["group"], reason=reason)


class InviteOncall(EffectKind):
    """Invites the first batch of those who wait; whom Slack refuses stands in nobody's way."""

    name = "invite_oncall"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.invite", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return tx.incidents.get(incident_of(effect)).channel_id, effect.arguments["waiting"][0]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Invited:
        return gateway.invite_many(*plan)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Invited) -> None:
        incident = tx.incidents.get(incident_of(effect), for_update=True)
        tx.members.take_page(incident.team_id, plan[0], result.invited, datetime_to_ts(scribe.now()))
        so_far = {
            **effect.arguments,
            "count": effect.arguments["count"] + len(result.invited),
            "refused": {**effect.arguments["refused"], **result.refused},
        }
        _go_on(tx, scribe, incident, so_far, [*map(list, result.left), *effect.arguments["waiting"][1:]])

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        incident = tx.incidents.get(incident_of(effect))
        tell_of_group(tx, scribe, incident, effect.arguments["group"], reason=reason)


def _go_on(
    tx: Tx, scribe: Scribe, incident: Incident, so_far: dict[str, Any], waiting: Sequence[list[UserId]]
) -> None:  # fmt: skip
    """Invite the next batch; after the last one say on the timeline who was invited, and to the lead who was not."""
    step = so_far.get("step", 0) + 1
    if waiting:
        key = f"invite_oncall:{incident.id}:{so_far['group']}:{step}"
        arguments = {**so_far, "step": step, "waiting": waiting}
        add_effect(tx, scribe, "invite_oncall", key, incident, lane=oncall_lane(incident), **arguments)
        return
    record(tx, scribe, incident, _line(scribe, incident, so_far))
    correct(tx, scribe, incident, "timeline", "the on-call group was invited")
    if so_far["refused"]:
        tell_of_group(tx, scribe, incident, so_far["group"], reason="refused", refused=so_far["refused"])


def _line(scribe: Scribe, incident: Incident, so_far: dict[str, Any]) -> TimelineEvent:
    count, refused, now = so_far["count"], len(so_far["refused"]), scribe.now()
    who = f"{count} {'person' if count == 1 else 'people'}" if count else "nobody who was not there already"
    more = f"; {refused} could not be invited" if refused else ""
    return TimelineEvent(
        incident_id=incident.id, kind=TimelineKind.INVITED, occurred_at=now, recorded_at=now, author_id=None,
        text=f"Invited the on-call group @{so_far['handle']}: {who}{more}",
    )  # fmt: skip


def tell_of_group(tx: Tx, scribe: Scribe, incident: Incident, group: str, *, reason: str, **more: Any) -> None:
    """Tell whoever answers for the incident, once for each group, what is left to do."""
    message = f"group_trouble:{incident.id}:{group}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="group_trouble",
        user_id=incident.answerable_id, group=group, reason=reason, **more,
    )  # fmt: skip
