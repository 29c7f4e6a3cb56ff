"""The page's own files, as they lie in `page/`: with their types, and a policy that lets nothing else in."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from bot.emulator.local import Guard

PAGE = Path(__file__).parent / "page"
KINDS = {
    ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
    ".md": "text/plain", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain", ".woff2": "font/woff2",
}  # fmt: skip
POLICY = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; object-src 'self'; "
    "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
ELSEWHERE = "This workspace is for this machine alone. Open it at the address that it printed when it started."


class Assets:
    """Serves `/` and `/ui/…` from the folder of the page."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    async def page(self, request: Request) -> Response:
        """The page itself."""
        if not self.guard.allows(request):
            return PlainTextResponse(ELSEWHERE, status_code=403)
        return HTMLResponse((PAGE / "index.html").read_bytes(), headers=POLICY)

    async def file(self, request: Request) -> Response:
        """One of its files; nothing outside the folder."""
        if not self.guard.allows(request):
            return PlainTextResponse("not found", status_code=404)
        try:
            path = (PAGE / str(request.path_params["path"])).resolve()
            if not path.is_relative_to(PAGE) or path.suffix not in KINDS:
                return PlainTextResponse("not found", status_code=404)
            return Response(path.read_bytes(), media_type=KINDS[path.suffix], headers=POLICY)
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return PlainTextResponse("not found", status_code=404)
