"""The servers that take posts, each in a process of its own: the emulator, or one bare Starlette route."""

import json
import socket
import sys
import threading

import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.emulator import Emulator
from bot.paths import data_path


async def answer(request: Request) -> JSONResponse:
    """Read the body as JSON and answer with some."""
    said = json.loads(await request.body())
    return JSONResponse({"ok": True, "channel": said["channel"], "ts": "1700000000.000100"})


def serve_bare() -> None:
    """Serve one route, on the same web server and protocol as the emulator's."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    print(json.dumps({"url": f"http://127.0.0.1:{listening.getsockname()[1]}/", "channel": "C1"}), flush=True)  # noqa: T201
    app = Starlette(routes=[Route("/api/chat.postMessage", answer, methods=["POST"])])
    config = uvicorn.Config(app, http="h11", log_config=None, access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


def serve_emulator() -> None:
    """Serve a workspace with a channel that the app is in."""
    emulator = Emulator(yaml.safe_load(data_path("app.yaml").read_text(encoding="utf-8")))
    ada = emulator.control.add_user("ada")
    channel = emulator.control.add_channel("ops", members=[ada, emulator.bot_user_id])
    emulator.start()
    print(json.dumps({"url": emulator.workspace.base_url, "channel": channel}), flush=True)  # noqa: T201
    threading.Event().wait()


if __name__ == "__main__":
    serve_bare() if sys.argv[1] == "bare" else serve_emulator()
