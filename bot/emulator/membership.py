"""Who is in which channel, and what a channel is called: joins, leaves, invitations, topics, names, archives."""

from bot.emulator.events import emit, membership_event
from bot.emulator.messages import post
from bot.emulator.records import Channel, Json
from bot.emulator.workspace import Workspace


def bare(ws: Workspace, *, name: str, creator: str, is_private: bool = False, channel_id: str | None = None) -> Channel:
    """Make a channel with nobody inside; nobody checks the name here."""
    kind = "group" if is_private else "channel"
    channel_id = channel_id or ws.new_id("C")
    channel = Channel(id=channel_id, name=name, kind=kind, creator=creator, created=ws.seconds())
    ws.channels[channel.id] = channel
    ws.tell("channel", channel.id)
    return channel


def create(ws: Workspace, *, name: str, creator: str, is_private: bool = False) -> Channel:
    """Make a channel with its creator inside, who joins it as Slack has it: with a message and an event."""
    channel = bare(ws, name=name, creator=creator, is_private=is_private)
    join(ws, channel, creator)
    return channel


def open_group(ws: Workspace, members: list[str]) -> Channel:
    """Make the group message between several users; nobody is notified."""
    created, creator = ws.seconds(), members[0]
    names = [ws.user(member).name for member in members]
    channel = Channel(
        id=ws.new_id("C"),
        name=f"mpdm-{'--'.join(sorted(names))}-1",
        kind="mpim",
        creator=creator,
        created=created,
        members=members,
        purpose={"value": f"Group messaging with: @{' @'.join(names)}", "creator": creator, "last_set": created},
    )
    ws.channels[channel.id] = channel
    ws.tell("channel", channel.id)
    return channel


def join(ws: Workspace, channel: Channel, user: str, *, inviter: str | None = None) -> bool:
    """Make `user` a member, with Slack's message and event; False when they were one already."""
    if user in channel.members:
        return False
    channel.members.append(user)
    ws.tell("channel", channel.id)
    extra: Json = {"inviter": inviter} if inviter else {}
    post(ws, channel, user=user, text=f"<@{user}> has joined the channel", subtype="channel_join", extra=extra)
    membership_event(ws, channel, user, "member_joined_channel", inviter)
    return True


def leave(ws: Workspace, channel: Channel, user: str) -> bool:
    """Take `user` out of the channel; False when they were not in it."""
    if user not in channel.members:
        return False
    post(ws, channel, user=user, text=f"<@{user}> has left the channel", subtype="channel_leave")
    channel.members.remove(user)
    ws.tell("channel", channel.id)
    membership_event(ws, channel, user, "member_left_channel")
    if user == ws.bot.id:
        kind = "channel_left" if channel.kind == "channel" else "group_left"
        emit(ws, {"type": kind, "channel": channel.id, "event_ts": ws.new_event_ts()})
    return True


def set_topic(ws: Workspace, channel: Channel, user: str, topic: str) -> None:
    """Set the topic, with the message that tells of it."""
    channel.topic = {"value": topic, "creator": user, "last_set": ws.seconds()}
    ws.tell("channel", channel.id)
    text = f"<@{user}> set the channel topic: {topic}"
    post(ws, channel, user=user, text=text, subtype="channel_topic", extra={"topic": topic})


def set_purpose(ws: Workspace, channel: Channel, user: str, purpose: str) -> None:
    """Set the purpose, which Slack now calls the description, with the message that tells of it."""
    channel.purpose = {"value": purpose, "creator": user, "last_set": ws.seconds()}
    ws.tell("channel", channel.id)
    text = f"<@{user}> set the channel description: {purpose}"
    post(ws, channel, user=user, text=text, subtype="channel_purpose", extra={"purpose": purpose})


def rename(ws: Workspace, channel: Channel, user: str, name: str) -> None:
    """Give the channel another name, with its message and event."""
    old, channel.name = channel.name, name
    ws.tell("channel", channel.id)
    channel.previous_names.append(old)
    text = f"<@{user}> has renamed the channel from “{old}” to “{name}”"
    extra = {"old_name": old, "name": name}
    post(ws, channel, user=user, text=text, subtype="channel_name", extra=extra)
    described = {"id": channel.id, "name": name, "name_normalized": name, "created": channel.created}
    kind = "channel_rename" if channel.kind == "channel" else "group_rename"
    emit(ws, {"type": kind, "channel": described, "event_ts": ws.new_event_ts()}, channel)


def convert(ws: Workspace, channel: Channel, user: str, *, is_private: bool) -> None:
    """Make the channel private or public, with its message."""
    channel.kind = "group" if is_private else "channel"
    ws.tell("channel", channel.id)
    side = "private" if is_private else "public"
    post(ws, channel, user=user, text=f"made this channel *{side}*.", subtype=f"channel_convert_to_{side}")


def change_id(ws: Workspace, channel: Channel, new: str) -> None:
    """Give the channel another id, as Slack may when it comes to be shared, with its event."""
    old = channel.id
    del ws.channels[old]
    channel.id = new
    ws.channels[new] = channel
    ws.tell("channel", old)
    ws.tell("channel", new)
    event = {"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": new}
    emit(ws, event | {"event_ts": ws.new_event_ts()})


def archive(ws: Workspace, channel: Channel, user: str) -> None:
    """Archive the channel, with its message and event; its members stay listed."""
    post(ws, channel, user=user, text=f"<@{user}> archived the channel", subtype="channel_archive")
    channel.is_archived = True
    ws.tell("channel", channel.id)
    kind = "channel_archive" if channel.kind == "channel" else "group_archive"
    emit(ws, {"type": kind, "channel": channel.id, "user": user, "event_ts": ws.new_event_ts()}, channel)


def unarchive(ws: Workspace, channel: Channel, user: str) -> None:
    """Bring the channel back, with its message and event; whoever does it is a member then."""
    channel.is_archived = False
    if user not in channel.members:
        channel.members.append(user)
    ws.tell("channel", channel.id)
    post(ws, channel, user=user, text=f"<@{user}> un-archived the channel", subtype="channel_unarchive")
    kind = "channel_unarchive" if channel.kind == "channel" else "group_unarchive"
    emit(ws, {"type": kind, "channel": channel.id, "user": user, "event_ts": ws.new_event_ts()}, channel)


def connect(ws: Workspace, channel: Channel, team_id: str) -> None:
    """Share the channel with another workspace (Slack Connect), with its event."""
    channel.connected_teams.append(team_id)
    _shared(ws, channel, "channel_shared", {"connected_team_id": team_id})


def disconnect(ws: Workspace, channel: Channel, team_id: str) -> None:
    """End the sharing with another workspace, with its event."""
    channel.connected_teams.remove(team_id)
    still = {"is_ext_shared": bool(channel.connected_teams)}
    _shared(ws, channel, "channel_unshared", {"previously_connected_team_id": team_id, **still})


def _shared(ws: Workspace, channel: Channel, kind: str, fields: Json) -> None:
    ws.tell("channel", channel.id)
    emit(ws, {"type": kind, "channel": channel.id, **fields, "event_ts": ws.new_event_ts()}, channel)
