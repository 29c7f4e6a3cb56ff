"""Opening, adopting and furnishing an incident's channel."""

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.ids import ChannelId, UserId, datetime_to_ts, ts_to_datetime
from bot.domain.incident import Incident
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.card import topic
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.channels import read_members
from bot.usecases.effects.kind import TIER_2, TIER_3, EffectKind, Paces, incident_of
from bot.usecases.gaps import open_gap
from bot.usecases.incidents import channel_adopted, channel_opened
from bot.usecases.ports import ChannelInfo, Gateway
from bot.usecases.scribe import Scribe, add_effect, keep_announced

MAX_NAME = 80
CLOCKS_DIFFER = timedelta(minutes=1)


def channel_name(incident: Incident) -> str:
    """Return the name of the incident's channel: `inc-7-checkout-fails`, at most 80 of Slack's characters."""
    ascii_title = unicodedata.normalize("NFKD", to_plain(incident.title)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")
    return f"inc-{incident.number}-{slug}"[:MAX_NAME].strip("-")


class OpenChannel(EffectKind):
    """Creates the channel; a channel of that name that we created ourselves is the one."""

    name = "open_channel"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.create", TIER_2)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        incident = tx.incidents.get(incident_of(effect))
        if incident.channel_id is not None:
            return None
        # Under the title that it was declared with: a channel that was made before a crash is looked for by its name.
        declared = replace(incident, title=effect.arguments.get("title", incident.title))
        return channel_name(declared), incident.declared_at, incident.needs_privacy

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> ChannelInfo:
        name, declared_at, is_private = plan
        since = declared_at - CLOCKS_DIFFER
        found = gateway.find_own_channel(name, since=since, is_private=is_private) if is_repeat else None
        return found or gateway.create_channel(name, is_private=is_private)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: ChannelInfo) -> None:
        save_channel(tx, scribe, result)
        channel_opened(tx, scribe, incident_of(effect), result.channel_id, _position(effect))


class LookUpChannel(EffectKind):
    """Asks what a channel is called, and whether everybody may see it."""

    name = "look_up_channel"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.info", TIER_3)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> ChannelInfo:
        return gateway.channel(ChannelId(plan["channel_id"]))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: ChannelInfo) -> None:
        save_channel(tx, scribe, result)


class Adopt(LookUpChannel):
    """Looks whether we are in a channel that we were asked to record; if not, says how to invite us."""

    name = "adopt"
    is_quiet = False

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: ChannelInfo) -> None:
        save_channel(tx, scribe, result)
        if result.is_member:
            channel_adopted(tx, scribe, incident_of(effect), result.channel_id, _position(effect))
            return
        incident = tx.incidents.get(incident_of(effect))
        if left_at := effect.arguments.get("left_at"):
            open_gap(tx, scribe, incident, result.channel_id, ts_to_datetime(left_at))
            return
        message = f"invite_me:{incident.id}:{result.channel_id}"
        add_effect(
            tx, scribe, "post", f"post:{message}", incident, message=message, surface="invite_me",
            user_id=effect.arguments.get("asked_by") or incident.reporter_id, channel_id=result.channel_id,
        )  # fmt: skip


def save_channel(tx: Tx, scribe: Scribe, found: ChannelInfo) -> None:
    """Store how Slack describes a channel; of an incident's own one that is private, it is asked who is in it."""
    team_id = scribe.workspace.team_id
    tx.channels.save(team_id, found.channel_id, found.name, is_member=found.is_member, is_private=found.is_private)
    own = tx.incidents.last_in(team_id, found.channel_id)
    if own is not None and tx.announcements.of(own.id):
        keep_announced(tx, scribe, own)
    if found.is_private and found.is_member and own is not None:
        read_members(tx, scribe, found.channel_id)


class Invite(EffectKind):
    """Invites one person; who is there already stays there."""

    name = "invite"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.invite", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        channel_id = tx.incidents.get(incident_of(effect)).channel_id
        return None if channel_id is None else (channel_id, UserId(effect.arguments["user_id"]))

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        gateway.invite(*plan)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Any) -> None:
        channel_id, user_id = plan
        tx.members.set(scribe.workspace.team_id, channel_id, user_id, datetime_to_ts(scribe.now()), is_member=True)


class SetTopic(EffectKind):
    """Puts key and title into the topic of a channel of our own."""

    name = "set_topic"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.setTopic", TIER_2)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        incident = tx.incidents.get(incident_of(effect))
        return None if incident.channel_id is None else (incident.channel_id, topic(incident))

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        gateway.set_topic(*plan)


class Pin(EffectKind):
    """Pins a message of our own."""

    name = "pin"

    def paces(self, effect: Effect) -> Paces:
        return [("pins.add", TIER_2)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return tx.outbox.posted(effect.arguments["message"])

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        gateway.pin(plan.channel_id, plan.ts)


def _position(effect: Effect) -> int:
    return effect.position or 0
