"""The control verbs as JSON over HTTP, for tests in other processes and for a browser on this machine."""

import base64
import dataclasses
import inspect
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.emulator.control import Control
from bot.emulator.errors import Refused
from bot.emulator.incoming import read_json
from bot.emulator.local import LOCAL_HOSTS, is_loopback
from bot.emulator.outcome import Outcome


class ControlOverHttp:
    """Serves `/control/<verb>`: a JSON object of arguments in, `{"ok", "result"}` out."""

    def __init__(self, control: Control) -> None:
        found = inspect.getmembers(control, callable)
        self.verbs: dict[str, Callable[..., Any]] = {n: verb for n, verb in found if not n.startswith("_")}
        del self.verbs["wait_until"]  # its argument is a function

    async def endpoint(self, request: Request) -> JSONResponse:
        """Carry out one verb in a thread, since some wait."""
        origin = urlsplit(request.headers.get("origin", "http://localhost")).hostname
        caller = request.client.host if request.client else ""
        if request.url.hostname not in LOCAL_HOSTS or origin not in LOCAL_HOSTS or not is_loopback(caller):
            return _refusal("only this machine may control the workspace", 403)
        verb = self.verbs.get(str(request.path_params["verb"]))
        if verb is None:
            return _refusal("no such verb", 404)
        try:
            arguments = read_json(await request.body() or b"{}")
            if not isinstance(arguments, dict):
                raise TypeError("The body is a JSON object of arguments.")
            inspect.signature(verb).bind(**arguments)
        except (ValueError, TypeError) as wrong:
            return _refusal(str(wrong), 400)
        try:
            result = await run_in_threadpool(verb, **arguments)
        except Refused as refused:
            return _refusal(str(refused), 409)
        return JSONResponse({"ok": True, "result": plain(result)})


def _refusal(why: str, status: int) -> JSONResponse:
    return JSONResponse({"ok": False, "error": why}, status_code=status)


def plain(value: Any) -> Any:
    """A result as JSON: outcomes and records as objects, bytes in base64."""
    if isinstance(value, Outcome):
        return value.to_json()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value
