"""Who may ask: only pages that this server gave out itself, under an address or a name that is this machine's."""

from ipaddress import ip_address
from socket import gethostname
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

LOCAL_HOSTS = ("127.0.0.1", "localhost")


class Guard:
    """Refuses other sites' pages, and names that were made to point here; `hosts` are further names to be trusted."""

    def __init__(self, *hosts: str, any_address: bool = False) -> None:
        self.hosts = frozenset((*LOCAL_HOSTS, *hosts))
        self.any_address = any_address

    @classmethod
    def of(cls, bound_to: str) -> "Guard":
        """The guard of a server at this address; beyond loopback it answers to this machine's name and addresses."""
        if is_loopback(bound_to):
            return cls(bound_to)
        name = gethostname().casefold()
        return cls(bound_to, name, f"{name}.local", any_address=True)

    def allows(self, request: HTTPConnection) -> bool:
        """Whether the request is for this server by a name it knows, and from its own page or from no page at all."""
        try:
            return self._is_ours(request) and _is_same_origin(request)
        except ValueError:  # what cannot be read as an address is not ours
            return False

    def _is_ours(self, request: HTTPConnection) -> bool:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        return host in self.hosts or (self.any_address and is_address(host))


class Walled:
    """Lets through to `app` only what the guard allows: its tokens are known to all, so that they keep nobody out."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.guard.allows(HTTPConnection(scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008)(scope, receive, send)
        else:
            await PlainTextResponse("Only programs and pages of this machine may ask.", 403)(scope, receive, send)


def _is_same_origin(request: HTTPConnection) -> bool:
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def is_address(host: str) -> bool:
    """Whether this is an IP address: no other site can have its pages come from there."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address; a name counts as such only if it is `localhost`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
