"""Forgetting a person: what they wrote leaves the record, and does not come back, however late it is heard of."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.forgetting import REMOVED, own_words
from bot.domain.ids import ChannelId, TeamId, UserId
from bot.domain.messages import CapturedMessage
from bot.domain.trail import OPERATOR, Deed, Subject
from bot.storage import Store, Tx
from bot.usecases.trail import trace_workspace

Count = Callable[[Tx], int]


def as_kept(tx: Tx, message: CapturedMessage) -> CapturedMessage:
    """Return a message as the log takes it in: of somebody who asked to be forgotten, without words and files."""
    if message.is_deleted or not tx.forgotten.has(message.team_id, message.user_id):
        return message
    return replace(message, text=REMOVED, files=(), author_name=None, redacted=())


def forget(store: Store, *, user_id: UserId, at: datetime, is_trial: bool = False) -> Mapping[str, int]:
    """Wipe all that somebody wrote; return how many of what. With `is_trial` nothing is changed.

    Each step is a transaction of its own, so that a bot at work waits for none for long. What others saved with
    these words in it comes first: ended halfway and begun again, it is found once more.
    """
    counts: dict[str, int] = {}
    with store.read() as tx:
        teams = [team_id for team_id in tx.incidents.teams() if tx.wiping(team_id, user_id).is_known()]
    for team_id in teams:
        for what, step in _steps(store, team_id, user_id, at):
            counts[what] = counts.get(what, 0) + _done(store, step, is_trial=is_trial)
    return counts


def _steps(store: Store, team_id: TeamId, user_id: UserId, at: datetime) -> list[tuple[str, Count]]:
    with store.read() as tx:
        wiping = tx.wiping(team_id, user_id)
        words, name, channels = own_words(wiping.texts()), wiping.name(), tx.incidents.recorded_channels(team_id)
    steps: list[tuple[str, Count]] = [
        ("people", lambda tx: _note(tx, team_id, user_id, at)),
        ("digests in the audit trail", lambda tx: tx.wiping(team_id, user_id).trail()),
        ("documents", lambda tx: tx.wiping(team_id, user_id).documents(words, name, at)),
        ("answers and notes of others that repeat them", lambda tx: tx.wiping(team_id, user_id).repeated(words)),
        ("deliveries", lambda tx: tx.wiping(team_id, user_id).inbox()),
        ("effects on Slack", lambda tx: tx.wiping(team_id, user_id).outbox(words)),
        ("files", lambda tx: tx.wiping(team_id, user_id).files()),
        ("notes, answers, action items and comments", lambda tx: tx.wiping(team_id, user_id).typed()),
        ("messages put in other words", lambda tx: tx.wiping(team_id, user_id).wordings()),
    ]
    steps += [("messages", _messages_in(team_id, user_id, channel_id)) for channel_id in channels]
    return [*steps, ("names", lambda tx: tx.wiping(team_id, user_id).person())]


def _note(tx: Tx, team_id: TeamId, user_id: UserId, at: datetime) -> int:
    is_new = tx.forgotten.add(team_id, user_id, at)
    who = Subject(kind="person", id=user_id)
    trace_workspace(tx, team_id, Deed.FORGOTTEN, at=at, by=OPERATOR, subject=who)
    return int(is_new)


def _messages_in(team_id: TeamId, user_id: UserId, channel_id: ChannelId) -> Count:
    return lambda tx: tx.wiping(team_id, user_id).messages_in(channel_id)


class _Undone(Exception):
    """The step was tried, not done."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


def _done(store: Store, step: Count, *, is_trial: bool) -> int:
    try:
        with store.write() as tx:
            count = step(tx)
            if is_trial:
                raise _Undone(count)
    except _Undone as undone:
        return undone.count
    return count
