"""A busy channel that is adopted at once, and what whoever answers sees of its being read."""

from datetime import timedelta

from bot.domain.ids import ChannelId, datetime_to_ts
from bot.domain.incident import Incident
from bot.usecases.incidents import declare
from bot.usecases.record import load_log
from tests.integration.usecases.world import ADA, BEN, TEAM, World


def adopt_busy(world: World, messages: int) -> Incident:
    """Have so many messages said in a channel within the last half hour, and declare an incident there."""
    channel_id = ChannelId(world.control.add_channel("busy", members=[ADA, BEN, world.emulator.bot_user_id]))
    begin, step = world.clock.now() - timedelta(minutes=29), timedelta(minutes=28) / messages
    for number in range(messages):
        world.control.say(BEN, channel_id, f"message {number}", ts=datetime_to_ts(begin + number * step))
    with world.scribe.store.write() as tx:
        tx.channels.set_member(TEAM, channel_id, is_member=True)
    return declare(world.scribe, title="Payments are slow", severity=None, by=ADA, here=channel_id).incident


def texts(world: World, incident: Incident) -> list[str]:
    """What is in the log, in the order said."""
    with world.scribe.store.read() as tx:
        return [one.text for one in load_log(tx, incident.id) if one.subtype is None]


def told(world: World) -> list[str]:
    """What Ada was told directly of reading, as it stood after each time it was written."""
    dm = world.control.dm(ADA)
    calls = [one for one in world.control.api_calls() if one.name in ("chat.postMessage", "chat.update")]
    return [text for one in calls if one.arguments["channel"] == dm and "read" in (text := one.arguments["text"])]
