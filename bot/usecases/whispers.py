"""What a person alone is told in a channel or a thread, for what they asked for by mention."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe


def is_answered(scribe: Scribe, *, channel_id: ChannelId, ts: MessageTs) -> bool:
    """Whether what a message asked for was done before: Slack may tell of it twice."""
    with scribe.store.read() as tx:
        return tx.outbox.is_known(_key(channel_id, ts))


def whisper(
    scribe: Scribe, *, channel_id: ChannelId, ts: MessageTs, thread_ts: MessageTs | None, user_id: UserId, text: str,
    blocks: Sequence[Mapping[str, Any]] = (),
) -> None:  # fmt: skip
    """Have the person told, where they asked. Slack keeps no such message, so one that is lost is not found again."""
    arguments = {
        "channel_id": channel_id, "thread_ts": thread_ts, "user_id": user_id, "text": text,
        "blocks": [dict(block) for block in blocks],
    }  # fmt: skip
    effect = Effect(kind="whisper", key=_key(channel_id, ts), lane=f"person:{user_id}", arguments=arguments)
    with scribe.store.write() as tx:
        tx.outbox.add(effect, scribe.now())


def _key(channel_id: ChannelId, ts: MessageTs) -> str:
    return f"whisper:{channel_id}:{ts}"
