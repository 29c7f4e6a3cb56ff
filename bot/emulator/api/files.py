"""files.*: the upload in three steps, what became of it, and the list of all files."""

from typing import Any

from bot.emulator.api.call import Call
from bot.emulator.content import message_blocks
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.filing import delete_file
from bot.emulator.messages import post
from bot.emulator.records import Channel, File, Json
from bot.emulator.shapes import file_json, file_places

ALT_LIMIT = 1000
MOST_CHANNELS = 100


def get_upload_url(call: Call) -> Json:
    """files.getUploadURLExternal: where to send the bytes of a new file."""
    ws, length = call.ws, call.number("length", 0)
    if length <= 0:
        raise invalid_arguments("must be more than 0 [json-pointer:/length]")
    name = call.text("filename")
    alt_txt = call.text("alt_txt")
    if len(alt_txt) > ALT_LIMIT:
        raise SlackError("alt_txt_too_large")
    file = File(
        id=ws.new_id("F"), name=name, title=name, user=ws.bot.id, length=length, created=ws.seconds(), alt_txt=alt_txt
    )
    ws.files[file.id] = file
    return {"upload_url": f"{ws.base_url}upload/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: share uploaded files, in one message of each channel, or nowhere without any."""
    ws = call.ws
    files, channels = _uploaded(call), _targets(call)
    words = call.text("initial_comment")
    blocks = None if words else message_blocks(ws, call.json("blocks", "invalid_blocks"))
    for file, title in files:
        file.title, file.is_complete = title or file.title, True
    for channel in () if ws.loses_shares else channels:
        share(call, channel, [file for file, _ in files], words, blocks)
    return {"files": [file_json(ws, file) for file, _ in files]}


def share(call: Call, channel: Channel, files: list[File], words: str, blocks: list[Json] | None) -> None:
    """Post the one message that shows the files."""
    ws, ts = call.ws, call.ws.new_ts(channel)
    for file in files:
        file.shares.append((channel.id, ts))
    post(
        ws,
        channel,
        ts=ts,
        user=ws.bot.id,
        bot_id=ws.bot_id,
        text=words,
        blocks=blocks,
        thread_ts=call.text("thread_ts") or None,
        files=[file.id for file in files],
        subtype="file_share",
    )


def _uploaded(call: Call) -> list[tuple[File, str]]:
    """The files named in the call with their titles; SlackError `file_not_found` before their bytes came."""
    given: Any = call.json("files")
    if not isinstance(given, list) or not given:
        raise invalid_arguments("missing required field: files")
    found = []
    for entry in given:
        file = call.ws.files.get(str(entry.get("id")))
        if file is None or file.content is None:
            raise SlackError("file_not_found")
        found.append((file, str(entry.get("title") or "")))
    return found


def _targets(call: Call) -> list[Channel]:
    """Where to share, by ids of channels or people; SlackError `invalid_channel` for where the bot is not."""
    named = call.text("channel_id") or call.text("channels")
    found = [_target(call, wanted.strip()) for wanted in named.split(",") if wanted.strip()]
    if len(found) > MOST_CHANNELS:
        raise SlackError("channels_limit_exceeded")
    return found


def _target(call: Call, wanted: str) -> Channel:
    ws = call.ws
    channel = ws.dm_of(wanted) if wanted in ws.users and wanted != ws.bot.id else ws.channels.get(wanted)
    if channel is None or ws.bot.id not in channel.members or channel.is_archived:
        raise SlackError("invalid_channel")
    return channel


def info(call: Call) -> Json:
    """files.info"""
    file = call.ws.files.get(call.text("file"))
    if file is None or not file.is_complete:
        raise SlackError("file_not_found")
    body = file_json(call.ws, file) | file_places(call.ws, file)
    return {"file": body, "comments": [], "response_metadata": {"next_cursor": ""}}


def delete(call: Call) -> Json:
    """files.delete: of the bot's own."""
    file = call.ws.files.get(call.text("file"))
    if file is None or not file.is_complete:
        raise SlackError("file_not_found")
    if file.is_deleted:
        raise SlackError("file_deleted")
    if file.user != call.ws.bot.id:
        raise SlackError("cant_delete_file")
    delete_file(call.ws, file)
    return {}


def list_files(call: Call) -> Json:
    """files.list: canvases too, the newest first, a page at a time."""
    kinds = [name.strip() for name in call.text("types", "all").split(",")]
    oldest, newest = call.number("ts_from", 0), call.number("ts_to", call.ws.seconds())
    found = [
        file
        for file in reversed(call.ws.files.values())
        if file.is_complete and oldest <= file.created <= newest
        if call.text("user") in ("", file.user) and _is_of(kinds, file_json(call.ws, file))
        if not call.text("channel") or call.text("channel") in [channel for channel, _ in file.shares]
    ]
    count, page = call.number("count", 100), call.number("page", 1)
    shown = [file_json(call.ws, file) for file in found[(page - 1) * count : page * count]]
    pages = -(-len(found) // count)
    return {"files": shown, "paging": {"count": count, "total": len(found), "page": page, "pages": pages}}


def _is_of(kinds: list[str], file: Json) -> bool:
    """Whether a file is of one of these kinds, as files.list names them; posts and the like nobody makes here."""
    kind = {"pdf": "pdfs", "zip": "zips"}.get(str(file.get("filetype")), "")
    return "all" in kinds or kind in kinds or ("images" in kinds and str(file.get("mimetype")).startswith("image/"))
