"""Inviting many people to an incident's channel, and asking which member of a group is meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.ids import ChannelId, GroupId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe, add_effect

# Slack takes so many at once.
AT_ONCE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Invited:
    """Whom somebody wants in an incident's channel: people, and groups with what each is called."""

    people: tuple[UserId, ...] = ()
    groups: Mapping[GroupId, str] = field(default_factory=dict)


def invite(tx: Tx, scribe: Scribe, incident: Incident, invited: Invited, *, asked_by: UserId) -> None:
    """Have all of them invited, groups after people."""
    invite_people(tx, scribe, incident, invited.people, key="declared", asked_by=asked_by)
    for group_id, label in invited.groups.items():
        invite_group(tx, scribe, incident, group_id, label=label, asked_by=asked_by)


def invite_people(
    tx: Tx, scribe: Scribe, incident: Incident, user_ids: Iterable[UserId], *, key: str, asked_by: UserId,
    position: int | None = None,
) -> None:  # fmt: skip
    """Have people invited to the incident's channel once it is open, once for each `key`; a hundred at a time.

    Whom Slack refuses, `asked_by` is told.
    """
    wanted = sorted({one for one in user_ids if one != scribe.workspace.bot_user_id})
    for start in range(0, len(wanted), AT_ONCE):
        batch = f"invite_people:{incident.id}:{key}:{start // AT_ONCE}"
        add_effect(
            tx, scribe, "invite_people", batch, incident, position=position, user_ids=wanted[start : start + AT_ONCE],
            asked_by=asked_by,
        )  # fmt: skip


def invite_group(
    tx: Tx, scribe: Scribe, incident: Incident, group_id: GroupId, *, label: str, asked_by: UserId
) -> None:  # fmt: skip
    """Have the members of a group invited, once; `label` is what the group is called."""
    key = f"invite_group:{incident.id}:{group_id}"
    add_effect(tx, scribe, "invite_group", key, incident, group_id=group_id, label=label, asked_by=asked_by)


def ask_whom(
    scribe: Scribe, *, group_id: GroupId, label: str, command: str, before: str, channel_id: ChannelId,
    thread_ts: MessageTs | None, user_id: UserId,
) -> None:  # fmt: skip
    """Have somebody shown who is in a group, to choose whom they mean.

    What they choose runs the subcommand `command` with `before`, and the person behind it.
    """
    arguments = {
        "group_id": group_id, "label": label, "command": command, "before": before, "channel_id": channel_id,
        "thread_ts": thread_ts, "user_id": user_id,
    }  # fmt: skip
    lane = f"person:{user_id}"
    effect = Effect(kind="ask_whom", key=f"ask_whom:{user_id}:{group_id}", lane=lane, arguments=arguments)
    with scribe.store.write() as tx:
        tx.outbox.add_again(effect, scribe.now())
