"""What is known of channels: asked of Slack again whenever it may have changed."""

from bot.domain.ids import ChannelId
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.home import show_who_may_see
from bot.usecases.scribe import Scribe

CONVERTED = frozenset({"channel_convert_to_private", "channel_convert_to_public"})


def channel_converted(scribe: Scribe, *, channel_id: ChannelId) -> None:
    """Take in that a channel was made private or public."""
    with scribe.store.write() as tx:
        look_up_anew(tx, scribe, channel_id)


def channel_renamed(scribe: Scribe, *, channel_id: ChannelId) -> None:
    """Have Slack asked what a channel is called now, where incidents record it."""
    with scribe.store.write() as tx:
        if tx.channels.is_known(scribe.workspace.team_id, channel_id):
            look_up(tx, scribe, channel_id)


def channel_id_changed(scribe: Scribe, *, old: ChannelId, new: ChannelId) -> None:
    """Move all that is known of a channel to its new id."""
    with scribe.store.write() as tx:
        for channel_id in sorted((old, new)):
            tx.messages.hold(scribe.workspace.team_id, channel_id)
        tx.channels.move(old, new)
        if tx.channels.is_known(scribe.workspace.team_id, new):
            look_up(tx, scribe, new)


def look_up_anew(tx: Tx, scribe: Scribe, channel_id: ChannelId) -> None:
    """Count the channel as private until Slack has said what it is now: notices may come late and out of order."""
    tx.channels.doubt(scribe.workspace.team_id, channel_id)
    show_who_may_see(tx, scribe, channel_id)
    look_up(tx, scribe, channel_id)


def look_up_doubtful(tx: Tx, scribe: Scribe) -> None:
    """Have Slack asked about incidents' channels of which it is not known whether they are private."""
    team_id = scribe.workspace.team_id
    for channel_id in tx.channels.doubtful(team_id, tx.incidents.channels(team_id)):
        look_up(tx, scribe, channel_id)


def look_up(tx: Tx, scribe: Scribe, channel_id: ChannelId) -> None:
    """Have Slack asked about a channel, in a lane of its own: nothing waits for it."""
    effect = Effect(
        kind="look_up_channel", key=f"look_up:{channel_id}", lane=f"channel:{channel_id}",
        arguments={"channel_id": channel_id},
    )  # fmt: skip
    tx.outbox.add_again(effect, scribe.now())
