"""The routes beside the Web API: response URLs, uploads and downloads."""

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from bot.emulator.errors import SlackError
from bot.emulator.faults import Fault, Faults
from bot.emulator.incoming import read_json
from bot.emulator.replies import respond
from bot.emulator.tickets import Tickets
from bot.emulator.tokens import Tokens
from bot.emulator.workspace import Workspace

LOGIN = "<!DOCTYPE html><title>Sign in</title><p>Sign in to see this file.</p>"
DOWNLOAD, UPLOAD = "url_private", "upload_url"  # the names under which `fail` knows them
GONE = ("invalid_url", "expired_url", "used_url")


class SideRoutes:
    """Serves `/response`, `/upload`, `/files`, and the page for whoever is not logged in."""

    def __init__(self, ws: Workspace, tickets: Tickets, faults: Faults, tokens: Tokens) -> None:
        self.ws = ws
        self.tickets = tickets
        self.faults = faults
        self.tokens = tokens

    async def response(self, request: Request) -> Response:
        """Take a post to a response URL."""
        try:
            body = read_json(await request.body())
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
        content = _bytes(await request.body(), request.headers.get("content-type", ""))
        with self.ws.lock:
            fault = self.faults.take(UPLOAD, only=True) or self.faults.by_chance(UPLOAD)
            if fault is not None:
                return _failed(fault)
            file = self.ws.files.get(str(request.path_params["file_id"]))
            if file is None or file.is_complete:
                return PlainTextResponse("not found", status_code=404)
            file.content, file.length = content, len(content)
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        """Give the bytes of a file to whoever shows the bot's token and may read files; else, the way to log in."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        with self.ws.lock:
            is_known = self.tokens.is_bot(token)
            self.ws.record("download", str(request.path_params["file_id"]), {"is_known": is_known}, None)
            fault = self.faults.take(DOWNLOAD, only=True) or self.faults.by_chance(DOWNLOAD)
            if not is_known or "files:read" not in self.ws.manifest.scopes:
                return RedirectResponse(f"{self.ws.base_url}?redir={quote(request.url.path)}")
            if fault is not None:
                return _failed(fault)
            file = self.ws.files.get(str(request.path_params["file_id"]))
            if file is None or file.content is None or file.is_deleted:
                return PlainTextResponse("not found", status_code=404)
            return Response(file.content, media_type="application/octet-stream")

    async def login(self, request: Request) -> Response:
        """The page that Slack shows instead of a file."""
        return HTMLResponse(LOGIN)


def _bytes(body: bytes, content_type: str) -> bytes:
    """What was uploaded: the body as it is, or the first part of a form with several."""
    if not content_type.casefold().startswith("multipart/form-data"):
        return body
    form = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    part = next(iter(form.iter_parts()), None)
    payload = None if part is None else part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _failed(fault: Fault) -> Response:
    """Bytes that do not go through: with a status, or with a page where a file should be."""
    if fault.status is None and fault.retry_after is None and fault.hang is None:
        return HTMLResponse(LOGIN)
    headers = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
    status = fault.status or (500 if fault.retry_after is None else 429)
    return PlainTextResponse("failed", status_code=status, headers=headers)
