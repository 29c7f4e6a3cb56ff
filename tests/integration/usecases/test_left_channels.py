"""A channel that a new incident takes over: the trail of the earlier one says so."""

from bot.domain.trail import Deed
from bot.storage import Tx
from bot.usecases.incidents import declare, resolve
from tests.integration.usecases.world import ADA, BEN, OPS, World


def deeds(tx: Tx, world: World) -> list[str]:
    return [link.entry.deed for link in tx.trail.of(world.incident.team_id, world.incident.id)]


def test_what_takes_a_channel_over_leaves_a_line_in_the_earlier_ones_trail(world: World) -> None:
    scribe = world.scribe
    resolve(scribe, incident_id=world.incident.id, text="", by=ADA)
    declare(scribe, title="Cart is empty", severity=None, by=BEN, here=OPS)
    with scribe.store.read() as tx:
        assert deeds(tx, world)[-1] == Deed.SOURCE_ENDED.value
