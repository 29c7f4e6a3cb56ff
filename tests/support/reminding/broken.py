"""The scribe with one of its safeguards taken out: each proof must see that."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from bot.domain.ids import ChannelId, MessageTs
from bot.rendering.slack.parts import SlackMessage
from bot.slack.gateway import SlackGateway
from bot.storage import Store, Tx
from bot.storage.outbox import Effect, Outbox, Posted


class BrokenStore(Store):
    """A store whose transactions have `broken` collections in place of their own."""

    @contextmanager
    def write(self) -> Iterator[Tx]:
        with super().write() as tx:
            self.take_out(tx)
            yield tx

    def take_out(self, tx: Tx) -> None:
        """Put what is broken into the transaction's view."""


class WithoutLease(BrokenStore):
    """Effects are performed without being leased."""

    def take_out(self, tx: Tx) -> None:
        vars(tx)["outbox"] = _Unleased(tx.connection)


class ClaimedTwice(BrokenStore):
    """Each claim is made twice, as by a process that did not see the other's; the keys still hold."""

    def take_out(self, tx: Tx) -> None:
        vars(tx)["outbox"] = _Doubled(tx.connection)


class WithoutKey(BrokenStore):
    """Each claim is made twice, and every effect has a key of its own."""

    def take_out(self, tx: Tx) -> None:
        vars(tx)["outbox"] = _Unkeyed(tx.connection)


class WithoutMetadata(SlackGateway):
    """Messages travel without the key by which they are found again."""

    def post(
        self, channel_id: ChannelId, message: SlackMessage, key: str, thread_ts: MessageTs | None = None
    ) -> Posted:
        return super().post(channel_id, message, f"{key}:{uuid.uuid4()}", thread_ts)


class _Unleased(Outbox):
    def lease(self, effect: Effect, process_id: str) -> None:
        """Leave the row as if nobody had taken it."""


class _Doubled(Outbox):
    def add_all(self, effects: Sequence[Effect], now: datetime) -> int:
        return sum(super(_Doubled, self).add_all(effects, now) for _ in range(2))


class _Unkeyed(Outbox):
    def add_all(self, effects: Sequence[Effect], now: datetime) -> int:
        return sum(super(_Unkeyed, self).add_all([_salted(one) for one in effects], now) for _ in range(2))


def _salted(effect: Effect) -> Effect:
    salt = uuid.uuid4().hex
    arguments = {**effect.arguments, "message": f"{effect.arguments['message']}:{salt}"}
    return replace(effect, key=f"{effect.key}:{salt}", arguments=arguments)
