"""Files that people share in a message."""

from bot.emulator.records import Channel, File, Json
from bot.emulator.workspace import Workspace


def store_files(ws: Workspace, user: str, channel: Channel, ts: str, files: list[Json]) -> list[str]:
    """Keep the files that a message shares and return their ids; `content` is text or bytes."""
    stored = []
    for given in files:
        content = given.get("content", b"")
        content = content.encode() if isinstance(content, str) else content
        file = File(
            id=given.get("id") or ws.new_id("F"),
            name=given["name"],
            title=given.get("title") or given["name"],
            user=user,
            length=len(content),
            created=ws.seconds(),
            content=content,
            is_complete=True,
            shares=[(channel.id, ts)],
        )
        ws.files[file.id] = file
        stored.append(file.id)
    return stored
