"""From an HTTP request to a Web API answer: token, arguments, scope, faults, and a record of the traffic."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.emulator.api.asking import Asked, asked
from bot.emulator.api.authority import Authority
from bot.emulator.api.call import Call
from bot.emulator.api.checking import check, unknown
from bot.emulator.api.parameters import PARAMETERS
from bot.emulator.api.scopes import FIXED
from bot.emulator.api.table import METHODS
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.faults import Fault, Faults
from bot.emulator.link import Link
from bot.emulator.moments import Moment
from bot.emulator.oauth import OAuth
from bot.emulator.records import Json
from bot.emulator.scheduled import post_due
from bot.emulator.tickets import Tickets
from bot.emulator.tokens import Tokens
from bot.emulator.transports import drop
from bot.emulator.workspace import Workspace

SECRETS = ("client_secret", "refresh_token", "code")


class WebApi:
    """Serves `/api/<method>`."""

    def __init__(
        self, ws: Workspace, tickets: Tickets, faults: Faults, link: Link, tokens: Tokens, oauth: OAuth
    ) -> None:
        self.ws = ws
        self.tickets = tickets
        self.faults = faults
        self.link = link
        self.tokens = tokens
        self.authority = Authority(tokens, oauth, link)

    async def endpoint(self, request: Request) -> Response:
        """Answer one call, through whatever fault strikes it."""
        method = str(request.path_params["method"])
        found = await asked(request, method)
        with self.ws.lock:
            fault = self._fault(method, found.args)
            delay = self.faults.delay
        if delay:
            await asyncio.sleep(delay)
        if fault is not None:
            return await self._failed(request, fault, method, found)
        return JSONResponse(self.answer(method, found), headers=self._headers(found.token))

    def _headers(self, token: str) -> dict[str, str]:
        with self.ws.lock:
            if not self.tokens.is_bot(token):
                return {}
            return {"x-oauth-scopes": ",".join(sorted(self.tokens.grants[token].scopes))}

    def _fault(self, method: str, args: Json) -> Fault | None:
        """What strikes this call: asked for, out of Slack's own rules, or by chance."""
        self.link.socket.cuts_at(Moment.CALLING)
        now = self.ws.clock.now()
        return (
            self.faults.take(method)
            or self.faults.too_early(method, now)
            or self.faults.too_often(method, args, now)
            or self.faults.by_chance(method)
        )

    def answer(self, method: str, found: Asked) -> Json:
        """The JSON body for a call, with its effect done and the exchange recorded."""
        with self.ws.lock:
            post_due(self.ws)
            body = self._effect(method, found)
            self._record(method, found.args, body)
            return body

    def _record(self, method: str, args: Json, body: Json | None) -> None:
        self.ws.record("api", method, {k: v for k, v in args.items() if k not in SECRETS}, body)

    def _effect(self, method: str, found: Asked) -> Json:
        try:
            body: Json = {"ok": True, **self._carry_out(method, found)}
        except SlackError as refusal:
            body = refusal.answer()
        if found.warnings:
            metadata = {**body.get("response_metadata", {}), "warnings": found.warnings}
            body |= {"warning": ",".join(found.warnings), "response_metadata": metadata}
        return body

    def _carry_out(self, method: str, found: Asked) -> Json:
        if found.refusal is not None:
            raise found.refusal
        if method in self.authority.methods:
            check(method, found.args)
            return self.authority.methods[method](found)
        if method not in METHODS:
            raise SlackError("unknown_method" if found.token else "not_authed", req_method=method)
        grant = self.tokens.check(found.token)
        call = Call(ws=self.ws, tickets=self.tickets, args=found.args, scopes=grant.scopes)
        if method in FIXED:
            call.need_scope(*FIXED[method])
        self._check_names(method, found.args)
        check(method, found.args)
        return METHODS[method](call)

    def _check_names(self, method: str, args: Json) -> None:
        """SlackError for an argument that Slack does not know, where somebody asked to be told."""
        strange = unknown(method, args) if self.faults.refuses_unknown and method in PARAMETERS else []
        if strange:
            raise invalid_arguments(*(f"unknown argument: {name}" for name in strange))

    async def _failed(self, request: Request, fault: Fault, method: str, found: Asked) -> Response:
        """Answer, or do not answer, as the fault says; its effect happens unless it strikes before."""
        code = "ratelimited" if fault.retry_after is not None else "internal_error"
        body: Json = {"ok": False, "error": fault.error or code}
        with self.ws.lock:
            if not fault.before:
                self._effect(method, found)
            self._record(method, found.args, None if fault.hang is not None else body)
        if fault.hang is not None:
            await asyncio.sleep(fault.hang)
            drop(request.scope)
            return Response(status_code=500)
        headers = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
        status = fault.status or (429 if fault.retry_after is not None else 200)
        return JSONResponse(body, status_code=status, headers=headers)
