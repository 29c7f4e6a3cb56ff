"""The routes beside the Web API: response URLs, uploads and downloads."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.emulator.errors import SlackError
from bot.emulator.replies import respond
from bot.emulator.tickets import Tickets
from bot.emulator.workspace import Workspace

GONE = ("invalid_url", "expired_url", "used_url")


class SideRoutes:
    """Serves `/response`, `/upload` and `/files`."""

    def __init__(self, ws: Workspace, tickets: Tickets, bot_token: str) -> None:
        self.ws = ws
        self.tickets = tickets
        self.bot_token = bot_token

    async def response(self, request: Request) -> Response:
        """Take a post to a response URL."""
        try:
            body = json.loads(await request.body())
        except ValueError:
            return PlainTextResponse("invalid_payload", status_code=400)
        with self.ws.lock:
            try:
                ticket = self.tickets.use(str(request.path_params["token"]))
                respond(self.ws, ticket, body)
            except SlackError as refusal:
                self.ws.record("response_url", refusal.code, body, refusal.answer())
                return JSONResponse(refusal.answer(), status_code=404 if refusal.code in GONE else 400)
            self.ws.record("response_url", "ok", body, {"ok": True})
        return PlainTextResponse("ok")

    async def upload(self, request: Request) -> Response:
        """Take the bytes of a file."""
        content = await request.body()
        with self.ws.lock:
            file = self.ws.files.get(str(request.path_params["file_id"]))
            if file is None or file.is_complete:
                return PlainTextResponse("not found", status_code=404)
            file.content, file.length = content, len(content)
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        """Give the bytes of a file to whoever shows the bot's token."""
        if request.headers.get("authorization") != f"Bearer {self.bot_token}":
            return PlainTextResponse("forbidden", status_code=403)
        with self.ws.lock:
            file = self.ws.files.get(str(request.path_params["file_id"]))
            if file is None or file.content is None:
                return PlainTextResponse("not found", status_code=404)
            return Response(file.content, media_type="application/octet-stream")
