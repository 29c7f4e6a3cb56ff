"""Verbs of an onlooker who reads documents: files and canvases."""

from bot.emulator.control.base import Verbs
from bot.emulator.errors import Refused
from bot.emulator.records import Canvas, Json
from bot.emulator.shapes import canvas_link
from bot.emulator.workspace import Workspace


class Filing(Verbs):
    """Opens every document, whoever else may."""

    def file(self, file_id: str) -> bytes:
        """The bytes of a file; Refused before they have come."""
        with self._ws.lock:
            file = self._ws.files.get(file_id)
            if file is None or file.content is None:
                raise Refused(f"no file {file_id!r}")
            return file.content

    def canvases(self) -> list[Json]:
        """All canvases, oldest first: `id`, `title`, `markdown`, `link`, and `access` by user or channel id."""
        with self._ws.lock:
            return [_canvas(self._ws, file) for file in self._ws.files.values() if isinstance(file, Canvas)]


def _canvas(ws: Workspace, canvas: Canvas) -> Json:
    return {
        "id": canvas.id,
        "title": canvas.title,
        "markdown": (canvas.content or b"").decode("utf-8", "surrogatepass"),
        "link": canvas_link(ws, canvas),
        "access": dict(canvas.access),
    }
