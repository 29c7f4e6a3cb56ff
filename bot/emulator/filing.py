"""What can be done to a file after it was shared: describe it, delete it, with the events each causes."""

from bot.emulator.events import emit
from bot.emulator.messages import changed, event_body
from bot.emulator.records import File, Json
from bot.emulator.workspace import Workspace


def describe_file(ws: Workspace, file: File, alt_txt: str) -> None:
    """Set the text for those who cannot see a file; `file_change` carries no more than its id."""
    file.alt_txt = alt_txt
    event: Json = {"type": "file_change", "file_id": file.id, "file": {"id": file.id}}
    _emit_where_shared(ws, file, event | {"event_ts": ws.new_event_ts()})


def delete_file(ws: Workspace, file: File) -> None:
    """Delete a file: its messages are changed, and each shows that something was there."""
    shown = [(ws.channels[channel_id], ts) for channel_id, ts in file.shares]
    before = [(channel, found, event_body(ws, channel, found)) for channel, ts in shown
              if (found := channel.messages.get(ts)) is not None]  # fmt: skip
    file.is_deleted, file.content = True, None
    for channel, message, previous in before:
        changed(ws, channel, event_body(ws, channel, message), previous)
    places = list(dict.fromkeys(channel.id for channel, _ in shown))
    event: Json = {"type": "file_deleted", "file_id": file.id, "channel_ids": places}
    _emit_where_shared(ws, file, event | {"event_ts": ws.new_event_ts()})


def _emit_where_shared(ws: Workspace, file: File, event: Json) -> None:
    """Send the event once, if the bot is in a channel that the file was shared in."""
    channels = [ws.channels[channel_id] for channel_id, _ in file.shares]
    for channel in [one for one in channels if ws.bot.id in one.members][:1]:
        emit(ws, event, channel)
