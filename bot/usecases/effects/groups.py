"""Effects for many people: inviting them, and showing who is in a group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.ids import GroupId, UserId, datetime_to_ts
from bot.domain.people import Person
from bot.rendering.slack.groups import no_group_message, whom_message
from bot.rendering.slack.parts import SlackMessage
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_2, TIER_3, TIER_4, EffectKind, Paces, incident_of
from bot.usecases.inviting import invite_people
from bot.usecases.ports import Gateway, Invited, SlackError
from bot.usecases.scribe import Scribe, add_effect

# More are not shown: whoever knows whom they mean mentions them.
SHOWN = 20


class InvitePeople(EffectKind):
    """Invites up to a hundred people; whoever is there already stays, and who is refused holds up nobody."""

    name = "invite_people"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.invite", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        channel_id = tx.incidents.get(incident_of(effect)).channel_id
        return None if channel_id is None else (channel_id, [UserId(one) for one in effect.arguments["user_ids"]])

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Invited:
        return gateway.invite_many(*plan)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Invited) -> None:
        tx.members.take_page(scribe.workspace.team_id, plan[0], result.invited, datetime_to_ts(scribe.now()))
        incident = tx.incidents.get(incident_of(effect))
        for number, user_ids in enumerate(result.left):
            again = {**effect.arguments, "user_ids": list(user_ids)}
            add_effect(tx, scribe, self.name, f"{effect.key}.{number}", incident, position=effect.position, **again)
        if result.refused:
            _tell(tx, scribe, effect, "not_invited", refused=dict(result.refused))


class InviteGroup(EffectKind):
    """Looks up who is in a group, and has them invited."""

    name = "invite_group"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("usergroups.users.list", TIER_2)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Sequence[UserId]:
        return gateway.group_members(GroupId(plan["group_id"]))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Sequence[UserId]) -> None:
        incident = tx.incidents.get(incident_of(effect))
        asked_by = UserId(plan["asked_by"])
        invite_people(tx, scribe, incident, result, key=plan["group_id"], asked_by=asked_by, position=effect.position)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        _tell(tx, scribe, effect, "no_group", label=effect.arguments["label"], reason=reason)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is in a group, with the names of those that are shown."""

    names: Mapping[UserId, str]
    more: int


class AskWhom(EffectKind):
    """Shows somebody who is in a group that they named where one person is wanted. Only reads, so it may repeat."""

    name = "ask_whom"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("usergroups.users.list", TIER_2), ("users.info", TIER_4)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return effect.arguments["group_id"], tx.people.all(scribe.workspace.team_id)

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Asked:
        group_id, known = plan
        members = gateway.group_members(GroupId(group_id))
        people = [known.get(one) or _look_up(gateway, one) for one in members[:SHOWN]]
        shown = {one.user_id: one.name for one in people if one and not (one.is_bot or one.is_deleted)}
        return Asked(names=shown, more=max(len(members) - SHOWN, 0))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Asked) -> None:
        asked = effect.arguments
        message = whom_message(asked["label"], result.names, result.more, asked["command"], asked["before"])
        _whisper(tx, scribe, effect, message)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        how = f"Mention one person: `/incident {effect.arguments['command']} {effect.arguments['before']} @name`."
        _whisper(tx, scribe, effect, no_group_message(effect.arguments["label"], reason, how))


def _look_up(gateway: Gateway, user_id: UserId) -> Person | None:
    try:
        return gateway.person(user_id)
    except SlackError as refused:
        if not refused.is_permanent:
            raise
    return None


def _whisper(tx: Tx, scribe: Scribe, effect: Effect, message: SlackMessage) -> None:
    asked = effect.arguments
    arguments = {
        "channel_id": asked["channel_id"], "thread_ts": asked["thread_ts"], "user_id": asked["user_id"],
        "text": message.text, "blocks": [dict(block) for block in message.blocks],
    }  # fmt: skip
    answer = Effect(kind="whisper", key=f"whisper:{effect.key}", lane=effect.lane, arguments=arguments)
    tx.outbox.add(answer, scribe.now())


def _tell(tx: Tx, scribe: Scribe, effect: Effect, surface: str, **what: Any) -> None:
    """Tell whoever asked for the invitations, once."""
    message, incident = f"{surface}:{effect.key}", tx.incidents.get(incident_of(effect))
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, position=effect.position, message=message, surface=surface,
        user_id=effect.arguments["asked_by"], **what,
    )  # fmt: skip
