"""What one person may see of the workspace, as Slack's own client would show it to them."""

from bot.emulator.errors import Refused
from bot.emulator.records import Canvas, Channel, File
from bot.emulator.workspace import Workspace


def can_see(channel: Channel, user: str) -> bool:
    """Whether the person can look into the conversation: public ones without being a member, too."""
    return channel.kind == "channel" or user in channel.members


def seen_channel(ws: Workspace, user: str, channel_id: str) -> Channel:
    """The conversation, if the person can look into it; Refused as if there were none."""
    channel = ws.channels.get(channel_id)
    if channel is None or not can_see(channel, user):
        raise Refused("There is no such conversation here.")
    return channel


def joined_channel(ws: Workspace, user: str, channel_id: str) -> Channel:
    """The conversation, if the person is in it and it goes on; Refused otherwise."""
    channel = seen_channel(ws, user, channel_id)
    if user not in channel.members:
        raise Refused("Join the channel first.")
    if channel.is_archived:
        raise Refused("This channel is archived.")
    return channel


def seen_file(ws: Workspace, user: str, file_id: str) -> File:
    """The file, if it is theirs, was shared where they can look, or was opened to them; Refused otherwise."""
    file = ws.files.get(file_id)
    if file is None or file.is_deleted or not may_open(ws, user, file):
        raise Refused("There is no such file here.")
    return file


def may_open(ws: Workspace, user: str, file: File) -> bool:
    """Whether the person may see the file."""
    shown_in = [ws.channels[channel_id] for channel_id, _ in file.shares if channel_id in ws.channels]
    if file.user == user or any(can_see(channel, user) for channel in shown_in):
        return True
    if not isinstance(file, Canvas):
        return False
    return user in file.access or any(
        user in channel.members for channel in ws.channels.values() if channel.id in file.access
    )
