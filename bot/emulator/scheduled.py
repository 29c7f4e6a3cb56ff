"""Messages that are to be posted later: posted once the workspace's clock has come that far."""

import asyncio
from contextlib import suppress

from bot.emulator.messages import post
from bot.emulator.workspace import Workspace

GLANCE = 0.5  # seconds between two looks at the clock


def post_due(ws: Workspace) -> None:
    """Post what is due, in its order; what was scheduled with metadata never is, by Slack's own account."""
    if not ws.scheduled:
        return
    now = ws.seconds()
    for due in sorted(ws.scheduled.values(), key=lambda one: one.post_at):
        channel = ws.channels.get(due.channel)
        if due.post_at > now or due.fields.get("metadata"):
            continue
        del ws.scheduled[due.id]
        if channel is not None and ws.bot.id in channel.members and not channel.is_archived:
            post(ws, channel, user=ws.bot.id, bot_id=ws.bot_id, **due.fields)


async def watch(ws: Workspace) -> None:
    """Look for what is due until the task is cancelled."""
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(GLANCE)
            with ws.lock:
                post_due(ws)
