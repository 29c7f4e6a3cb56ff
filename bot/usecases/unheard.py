"""Notices what Slack should have told of and did not: a connection may answer every ping and deliver nothing."""

from datetime import timedelta

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.storage import Tx
from bot.usecases.ports import HistoryPage
from bot.usecases.reading import NOT_SAID
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe

# Slack delivers within seconds; what was said longer ago than this and is read first was not delivered.
LATE = timedelta(minutes=1)


def note_unheard(tx: Tx, scribe: Scribe, channel_id: ChannelId, page: HistoryPage, asked_at: MessageTs) -> None:
    """Count the messages of a page that the log lacks although they were said a while ago; call it before they are in.

    Nothing is counted while deliveries wait: the log may lack what they tell.
    """
    said = [one for one in page.messages if not is_own(one, scribe) and one.get("subtype") not in NOT_SAID]
    late = min(asked_at, datetime_to_ts(scribe.now() - LATE))
    old = {MessageTs(one["ts"]) for one in said if one["ts"] < late}
    missing = sorted(old - tx.messages.known(scribe.workspace.team_id, channel_id, old))
    if missing and not tx.inbox.waiting():
        tx.unheard.add(scribe.workspace.team_id, channel_id, len(missing), missing[-1], scribe.now())


def deaf_since(scribe: Scribe) -> MessageTs | None:
    """Return the ts of the last message that was said and not told of, None where there was none."""
    with scribe.store.read() as tx:
        return tx.unheard.all().last_ts
