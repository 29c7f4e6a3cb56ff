"""From an HTTP request to a Web API answer: token, arguments, scope, faults, and a record of the traffic."""

import asyncio
import json
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.emulator.api.call import Call
from bot.emulator.api.scopes import FIXED
from bot.emulator.api.table import METHODS
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.faults import Fault, Faults
from bot.emulator.link import Link
from bot.emulator.moments import Moment
from bot.emulator.records import Json
from bot.emulator.tickets import Tickets
from bot.emulator.transports import drop
from bot.emulator.workspace import Workspace


class WebApi:
    """Serves `/api/<method>`."""

    def __init__(self, ws: Workspace, tickets: Tickets, faults: Faults, link: Link, bot_token: str) -> None:
        self.ws = ws
        self.tickets = tickets
        self.faults = faults
        self.link = link
        self.bot_token = bot_token

    async def endpoint(self, request: Request) -> Response:
        """Answer one call, through whatever fault strikes it."""
        method = str(request.path_params["method"])
        args = await arguments(request)
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        token = token or str(args.get("token", ""))
        args = {k: v for k, v in args.items() if k != "token"}
        with self.ws.lock:
            fault = self._fault(method)
            delay = self.faults.delay
        if delay:
            await asyncio.sleep(delay)
        if fault is not None:
            return await self._failed(request, fault, method, token, args)
        headers = {"x-oauth-scopes": ",".join(sorted(self.ws.manifest.scopes))} if token == self.bot_token else {}
        return JSONResponse(self.answer(method, token, args), headers=headers)

    def _fault(self, method: str) -> Fault | None:
        """What strikes this call: asked for, out of Slack's own rules, or by chance."""
        self.link.socket.cuts_at(Moment.CALLING)
        return (
            self.faults.take(method)
            or self.faults.too_early(method, self.ws.clock.now())
            or self.faults.by_chance(method)
        )

    def answer(self, method: str, token: str, args: Json) -> Json:
        """The JSON body for a call, with its effect done and the exchange recorded."""
        with self.ws.lock:
            body = self._effect(method, token, args)
            self.ws.record("api", method, args, body)
            return body

    def _effect(self, method: str, token: str, args: Json) -> Json:
        try:
            return {"ok": True, **self._carry_out(method, token, args)}
        except SlackError as refusal:
            return refusal.answer()

    def _carry_out(self, method: str, token: str, args: Json) -> Json:
        if not token:
            raise SlackError("not_authed")
        if method == "apps.connections.open":
            return self.link.new_url(token)
        if method not in METHODS:
            raise SlackError("unknown_method", req_method=method)
        if token != self.bot_token:
            raise SlackError("invalid_auth")
        call = Call(ws=self.ws, tickets=self.tickets, args=args)
        if method in FIXED:
            call.need_scope(*FIXED[method])
        missing = [name for name in METHODS[method].required if args.get(name) in (None, "")]
        if missing and not (method == "conversations.setTopic" and "topic" in args):
            raise invalid_arguments(*(f"missing required field: {name}" for name in missing))
        return METHODS[method].answer(call)

    async def _failed(self, request: Request, fault: Fault, method: str, token: str, args: Json) -> Response:
        """Answer, or do not answer, as the fault says; its effect happens unless it strikes before."""
        code = "ratelimited" if fault.retry_after is not None else "internal_error"
        body: Json = {"ok": False, "error": fault.error or code}
        with self.ws.lock:
            if not fault.before:
                self._effect(method, token, args)
            self.ws.record("api", method, args, None if fault.hang is not None else body)
        if fault.hang is not None:
            await asyncio.sleep(fault.hang)
            drop(request.scope)
            return Response(status_code=500)
        headers = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
        status = fault.status or (429 if fault.retry_after is not None else 200)
        return JSONResponse(body, status_code=status, headers=headers)


async def arguments(request: Request) -> Json:
    """The arguments of a call: query string, form and JSON body together."""
    args: Json = dict(request.query_params)
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            parsed = json.loads(body or b"{}")
        except ValueError:
            return args
        return args | (parsed if isinstance(parsed, dict) else {})
    return args | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
