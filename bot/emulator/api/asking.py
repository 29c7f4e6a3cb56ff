"""From an HTTP request to what was asked: the token, the arguments, and what Slack remarks on the way they came."""

import base64
import binascii
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.emulator.api.parameters import PARAMETERS
from bot.emulator.errors import SlackError
from bot.emulator.incoming import read_json
from bot.emulator.records import Json

JSON_TYPE, FORM_TYPE = "application/json", "application/x-www-form-urlencoded"


@dataclass(kw_only=True)
class Asked:
    """`refusal` is the error of a body that cannot be read; `warnings` go with any answer."""

    token: str
    args: Json
    warnings: list[str] = field(default_factory=list)
    refusal: SlackError | None = None


async def asked(request: Request, method: str) -> Asked:
    """Read query string, form and JSON together; a method that takes no JSON does not see any."""
    content_type = request.headers.get("content-type", "").casefold()
    found = Asked(token="", args=dict(request.query_params), warnings=_warnings(content_type))
    body = await request.body()
    if not content_type.startswith(JSON_TYPE):
        found.args |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    elif method not in PARAMETERS or PARAMETERS[method].reads_json:
        _read_json(found, body)
    _authorize(found, request.headers.get("authorization", ""))
    return found


def _warnings(content_type: str) -> list[str]:
    has_charset = "charset=" in content_type
    if content_type.startswith(JSON_TYPE) and not has_charset:
        return ["missing_charset"]
    return ["superfluous_charset"] if content_type.startswith(FORM_TYPE) and has_charset else []


def _read_json(found: Asked, body: bytes) -> None:
    try:
        parsed = read_json(body or b"{}")
    except ValueError:
        found.refusal = SlackError("invalid_json")
        return
    if isinstance(parsed, dict):
        found.args |= parsed
    else:
        found.refusal = SlackError("json_not_object")


def _authorize(found: Asked, header: str) -> None:
    """A bearer's token, or the client's id and secret in the way of HTTP Basic."""
    scheme, _, value = header.partition(" ")
    found.token = value.strip() if scheme.casefold() == "bearer" else str(found.args.pop("token", ""))
    found.args.pop("token", None)
    if scheme.casefold() != "basic":
        return
    try:
        client_id, _, secret = base64.b64decode(value).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return
    found.args |= {"client_id": client_id, "client_secret": secret}
