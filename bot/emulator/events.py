"""The Events API: which happenings the app hears of, and the envelope content that they arrive in."""

from bot.emulator.records import Channel, Json, User
from bot.emulator.shapes import user_json
from bot.emulator.workspace import Workspace

SUBSCRIPTIONS = {
    "channel": "message.channels",
    "group": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}
CHANNEL_LETTERS = {"channel": "C", "group": "G", "im": "D", "mpim": "G"}


def emit(ws: Workspace, event: Json, channel: Channel | None = None) -> None:
    """Deliver an event if the manifest subscribes to it and the bot is in the channel it belongs to."""
    name = str(event["type"])
    if name == "message" and channel is not None:
        name = SUBSCRIPTIONS[channel.kind]
    if name not in ws.manifest.bot_events:
        return
    if channel is not None and ws.bot.id not in channel.members:
        return
    ws.deliver_event(name, callback(ws, event, is_shared=channel is not None and bool(channel.connected_teams)))


def callback(ws: Workspace, event: Json, *, is_shared: bool = False) -> Json:
    """The `event_callback` payload around an event; its id counts up, so runs are alike."""
    return {
        "token": "verification-token",
        "team_id": ws.team_id,
        "api_app_id": ws.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": ws.new_id("Ev"),
        "event_time": ws.seconds(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": ws.team_id,
                "user_id": ws.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": is_shared,
        "event_context": f"4-{ws.team_id}-{ws.app_id}",
    }


def message_event(ws: Workspace, channel: Channel, body: Json, *, event_ts: str) -> None:
    """A `message` event in the channel, and an `app_mention` when a posted text names the bot."""
    event = {k: v for k, v in body.items() if k != "app_id"}
    event |= {"channel": channel.id, "event_ts": event_ts, "channel_type": channel.kind}
    emit(ws, event, channel)
    if not event.get("subtype") and channel.kind != "im" and f"<@{ws.bot.id}" in str(event.get("text")):
        mention = {k: v for k, v in event.items() if k != "channel_type"}
        emit(ws, mention | {"type": "app_mention"}, channel)


def membership_event(ws: Workspace, channel: Channel, user: str, kind: str, inviter: str | None = None) -> None:
    """`member_joined_channel` or `member_left_channel`."""
    event: Json = {
        "type": kind,
        "user": user,
        "channel": channel.id,
        "channel_type": CHANNEL_LETTERS[channel.kind],
        "team": ws.team_id,
        "event_ts": ws.new_event_ts(),
    }
    emit(ws, event | ({"inviter": inviter} if inviter else {}), channel)


def user_changed(ws: Workspace, user: User) -> None:
    """`user_change`, which no channel limits."""
    ws.tell("user", user.id)
    emit(ws, {"type": "user_change", "user": user_json(ws, user), "cache_ts": user.updated})
