"""Reconciliation: reads a channel's history in Slack and mends what the log lacks. One page is one effect."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, MessageTs, datetime_to_ts, ts_to_datetime
from bot.domain.incident import Incident
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.usecases.capture import refresh_mark, take_in, watching
from bot.usecases.ports import HistoryPage
from bot.usecases.reading import read_message
from bot.usecases.scribe import Scribe, add_repeating_effect


def sweep_all(scribe: Scribe, *, reason: str, is_full: bool) -> None:
    """Ask for a sweep of every channel that is being recorded."""
    with scribe.store.write() as tx:
        for watched in tx.incidents.recording():
            incident = tx.incidents.get(watched.incident_id)
            sweep_later(tx, scribe, incident, watched.channel_id, reason=reason, is_full=is_full)


def sweep_incident(tx: Tx, scribe: Scribe, incident: Incident, *, reason: str, is_full: bool) -> None:
    """Ask for a sweep of an incident's channels, before whatever is put into its lane next."""
    for watched in tx.incidents.watched(incident.id):
        if watched.captured_until is None:
            sweep_later(tx, scribe, incident, watched.channel_id, reason=reason, is_full=is_full)


def sweep_later(
    tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, *,
    reason: str, is_full: bool = False, position: int | None = None,
) -> None:  # fmt: skip
    """Ask for a sweep from the mark up to which the log is whole (`is_full`: from the log's beginning)."""
    add_repeating_effect(
        tx, scribe, "sweep", f"sweep:{incident.id}:{channel_id}:{reason}", incident,
        position=position, channel_id=channel_id, is_full=is_full, cursor=None,
    )  # fmt: skip


def sweep_begins_at(tx: Tx, incident_id: IncidentId, channel_id: ChannelId, *, is_full: bool) -> MessageTs | None:
    """Return the ts from which a sweep reads; None where this channel is not being recorded any more."""
    for watched in tx.incidents.watched(incident_id):
        if watched.channel_id == channel_id and watched.captured_until is None:
            begin = datetime_to_ts(watched.captured_from)
            return begin if is_full else max(begin, watched.whole_until_ts or begin)
    return None


def take_page(tx: Tx, scribe: Scribe, channel_id: ChannelId, page: HistoryPage) -> list[MessageTs]:
    """Take in a page of history (or of replies); return the threads that have more in Slack than in the log."""
    threads: list[MessageTs] = []
    for payload in page.messages:
        if is_own(payload, scribe):
            continue
        _take_one(tx, scribe, channel_id, payload)
        if payload.get("reply_count") and payload.get("thread_ts") == payload.get("ts"):
            threads.append(MessageTs(payload["ts"]))
    return threads


def _take_one(tx: Tx, scribe: Scribe, channel_id: ChannelId, payload: Mapping[str, Any]) -> None:
    team_id = scribe.workspace.team_id
    message = read_message(payload, team_id, channel_id)
    watches = watching(tx, team_id, channel_id, message.ts) if message else []
    if message is None or not watches:
        return
    take_in(tx, scribe, message, watches)
    place = (team_id, channel_id, message.ts)
    changed = _match_reactions(tx, place, payload.get("reactions") or ())
    if changed:
        refresh_mark(tx, scribe, place)


def _match_reactions(tx: Tx, place: Any, reactions: Sequence[Mapping[str, Any]]) -> bool:
    """Add the reactions that the log lacks. History carries no time of theirs: any later event wins over it."""
    known = tx.messages.get(place)
    have = set(known.reactions) if known else set()
    said = {(reaction["name"], user_id) for reaction in reactions for user_id in reaction.get("users") or ()}
    for name, user_id in sorted(said - have):
        tx.messages.set_reaction(place, name, user_id, MessageTs("0"), is_present=True)
    return bool(said - have)


def bury_missing(
    tx: Tx, scribe: Scribe, watched: WatchedChannel, seen: set[MessageTs], first: MessageTs, last: MessageTs
) -> None:
    """Mark as deleted the messages between two ts that the log has and Slack, having shown all, did not show."""
    log = tx.messages.between(watched.team_id, watched.channel_id, ts_to_datetime(first), ts_to_datetime(last))
    for message in log:
        if not message.is_deleted and message.thread_ts is None and message.ts not in seen:
            place = (message.team_id, message.channel_id, message.ts)
            tx.messages.tombstone(place)
            refresh_mark(tx, scribe, place)


def is_own(payload: Mapping[str, Any], scribe: Scribe) -> bool:
    """Whether the scribe itself said this."""
    by_bot = payload.get("bot_id") == scribe.workspace.bot_id if payload.get("bot_id") else False
    return by_bot or payload.get("user") == scribe.workspace.bot_user_id
