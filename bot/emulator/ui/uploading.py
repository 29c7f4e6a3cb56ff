"""Files to and from a browser: what a person shares, and what they may look at. Nothing that comes in is executed."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.emulator.control import Control
from bot.emulator.control.uploads import store_file
from bot.emulator.errors import Refused
from bot.emulator.local import Guard
from bot.emulator.records import Json
from bot.emulator.shapes import file_json
from bot.emulator.ui.pictures import ANYTHING, type_of
from bot.emulator.ui.seeing import joined_channel, seen_file
from bot.emulator.ui.typed import wire_text
from bot.emulator.workspace import Workspace

FILES_LIMIT = 50_000_000  # bytes
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
INERT = "default-src 'none'; sandbox"


class FileRoutes:
    """Serves `/ui/file`."""

    def __init__(self, ws: Workspace, control: Control, guard: Guard) -> None:
        self.ws, self.control, self.guard = ws, control, guard

    async def give(self, request: Request) -> Response:
        """The bytes of a file, shown where that is harmless and else to be saved; `?download=1` always saves."""
        if not self.guard.allows(request):
            return _refusal("Only this page may look at files.", 403)
        try:
            with self.ws.lock:
                me = self.ws.user(request.query_params.get("as", ""))
                file = seen_file(self.ws, me.id, str(request.path_params["file_id"]))
                content, name = file.content, file.name
        except Refused as refused:
            return _refusal(str(refused), 404)
        if content is None:
            return _refusal("Nobody here has the bytes of this file.", 404)
        kind = type_of(content)
        way = "attachment" if kind == ANYTHING or "download" in request.query_params else "inline"
        headers = SAFE | {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}"}
        if kind != "application/pdf":  # a browser's own viewer does not work in a sandbox
            headers["Content-Security-Policy"] = INERT
        return Response(content, media_type=kind, headers=headers)

    async def take(self, request: Request) -> Response:
        """Share a file in a conversation, in a message of one's own; without one keep it for a field of a modal."""
        if not self.guard.allows(request):
            return _refusal("Only this page may share files.", 403)
        content = bytearray()
        async for chunk in request.stream():
            content += chunk
            if len(content) > FILES_LIMIT:
                return _refusal(f"This file is larger than {FILES_LIMIT // 1_000_000} MB.", 413)
        try:
            take = self._share if request.query_params.get("channel") else self._keep
            result = await run_in_threadpool(take, request.query_params, bytes(content))
        except Refused as refused:
            return _refusal(str(refused), 400)
        return JSONResponse({"ok": True, "result": result})

    def _keep(self, given: QueryParams, content: bytes) -> Json:
        with self.ws.lock:
            me = self.ws.user(given.get("as", "")).id
            file = self.ws.files[store_file(self.ws, me, {"name": given.get("name") or "file", "content": content})]
            return {"file": file_json(self.ws, file)}

    def _share(self, given: QueryParams, content: bytes) -> Json:
        with self.ws.lock:
            me, channel = self.ws.user(given.get("as", "")).id, given.get("channel", "")
            joined_channel(self.ws, me, channel)
            text = given.get("text", "")
            wire = wire_text(self.ws, me, text) if text.strip() else ""
            file = {"name": given.get("name") or "file", "content": content, "alt_txt": given.get("alt", "")}
            ts = self.control.say(me, channel, wire, thread_ts=given.get("thread_ts") or None, files=[file])
            return {"ts": ts}


def _refusal(why: str, status: int) -> Response:
    return JSONResponse({"ok": False, "error": why}, status_code=status, headers=SAFE)
