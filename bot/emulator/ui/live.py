"""The WebSocket of a tab: asks in, answers and pushes out. A tab that does not listen is let go."""

import asyncio
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.emulator.control import Control
from bot.emulator.errors import Refused, SlackError
from bot.emulator.incoming import read_json
from bot.emulator.local import Guard
from bot.emulator.transports import drop, forget
from bot.emulator.ui.arguments import checked
from bot.emulator.ui.tab import Offer, Tab, TooFarBehind
from bot.emulator.ui.verbs import VERBS, WAITING
from bot.emulator.workspace import Workspace

GATHER = 0.015  # seconds between two looks at what is new
PATIENCE = 10.0  # seconds that a tab may take to accept one frame
AT_ONCE = 20  # asks that wait for the app, for each tab
BEHIND = 4001  # closes a connection whose tab had better begin anew


class Live:
    """Serves `/ui/live`."""

    def __init__(self, ws: Workspace, control: Control, offer: Offer, guard: Guard) -> None:
        self.ws, self.control, self.offer, self.guard = ws, control, offer, guard

    async def endpoint(self, websocket: WebSocket) -> None:
        """Carry one tab until either side ends it."""
        if not self.guard.allows(websocket):
            await websocket.close(code=1008)
            return
        await websocket.accept()
        tab = Tab(self.ws, self.control, self.offer)
        writer = asyncio.create_task(_write(websocket, tab))
        waiting: set[asyncio.Task[None]] = set()
        try:
            while True:
                await _take(tab, await websocket.receive_text(), waiting)
        except (WebSocketDisconnect, RuntimeError):
            pass  # Starlette raises RuntimeError when the writer has closed the socket under the reader
        finally:
            with self.ws.lock:
                self.ws.journal.leave(tab.reader)
            for task in (writer, *waiting):
                task.cancel()
            forget(websocket.scope)


async def _take(tab: Tab, text: str, waiting: set[asyncio.Task[None]]) -> None:
    """Do what was asked, in order; what waits for the app is done beside the rest."""
    try:
        ask = read_json(text)
    except ValueError:
        ask = None
    if not isinstance(ask, dict):
        await tab.answer({"re": None, "ok": False, "error": "An ask is a JSON object."})
    elif str(ask.get("do")) not in WAITING:
        await _carry_out(tab, ask)
    elif len(waiting) >= AT_ONCE:
        await tab.answer({"re": ask.get("id"), "ok": False, "error": "Too much at once: the app has yet to answer."})
    else:
        task = asyncio.create_task(_carry_out(tab, ask))
        waiting.add(task)
        task.add_done_callback(waiting.discard)


async def _carry_out(tab: Tab, ask: dict[str, Any]) -> None:
    name = str(ask.get("do"))
    verb = VERBS.get(name) or WAITING.get(name)
    try:
        if verb is None:
            raise Refused(f"There is no verb “{name}”.")
        result = await run_in_threadpool(verb, tab, **checked(verb, ask))
    except (Refused, SlackError) as refused:
        await tab.answer({"re": ask.get("id"), "ok": False, "error": str(refused)})
    else:
        await tab.answer({"re": ask.get("id"), "ok": True, "result": result})


async def _write(websocket: WebSocket, tab: Tab) -> None:
    """Send what there is to tell, as fast as the tab takes it and no faster."""
    try:
        while True:
            await tab.awake.wait()
            tab.awake.clear()
            is_behind = True
            while is_behind:
                for frame in tab.frames():
                    await asyncio.wait_for(websocket.send_text(frame), PATIENCE)
                is_behind = tab.reader.is_awake  # of what there was to tell, nothing may have been for this tab
            await asyncio.sleep(GATHER)
    except TooFarBehind:
        await websocket.close(code=BEHIND, reason="too far behind")
    except TimeoutError:
        drop(websocket.scope)
    except (WebSocketDisconnect, RuntimeError):
        return
