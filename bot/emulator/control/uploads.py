"""Files that people share in a message, or put into a field of a modal."""

from base64 import b64decode

from bot.emulator.records import Channel, File, Json
from bot.emulator.workspace import Workspace


def store_files(ws: Workspace, user: str, channel: Channel, ts: str, files: list[Json]) -> list[str]:
    """Keep the files that a message shares and return their ids."""
    stored = [store_file(ws, user, given) for given in files]
    for file_id in stored:
        ws.files[file_id].shares = [(channel.id, ts)]
    return stored


def store_file(ws: Workspace, user: str, given: Json) -> str:
    """Keep a file that is shared nowhere yet, and return its id.

    `content` is text or bytes, or `base64` has the bytes; None where an export tells the `size` alone.
    A `size` is believed, whatever there is.
    """
    content = b64decode(given["base64"]) if "base64" in given else given.get("content", b"")
    content = content.encode() if isinstance(content, str) else content
    file = File(
        id=given.get("id") or ws.new_id("F"),
        name=given["name"],
        title=given.get("title") or given["name"],
        user=user,
        length=given.get("size", 0 if content is None else len(content)),
        alt_txt=given.get("alt_txt") or "",
        mimetype=given.get("mimetype") or "",
        created=ws.seconds(),
        content=content,
        is_complete=True,
    )
    ws.files[file.id] = file
    return file.id
