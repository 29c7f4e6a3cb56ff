"""Reconciliation: reads a channel's history in Slack and mends what the log lacks. One page is one effect."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId, datetime_to_ts, ts_to_datetime
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.storage.spans import Span
from bot.usecases.capture import refresh_mark, take_in, watches_of, watching
from bot.usecases.channels import look_up_doubtful
from bot.usecases.noticing import noticing
from bot.usecases.ports import HistoryPage
from bot.usecases.reading import read_message
from bot.usecases.scribe import Scribe, add_effect, add_repeating_effect

# A draft waits this long for a log that is being completed; what comes later is in the next revision.
PATIENCE = timedelta(minutes=2)
# Slack's clock and ours may differ: what was said this shortly before the call proves nothing by its absence.
CLOCKS_DIFFER = timedelta(seconds=10)


def sweeps_lane(incident_id: IncidentId) -> str:
    """Return the lane of an incident's sweeps: one at a time, and neither card nor commands wait for them."""
    return f"sweeps:{incident_id}"


def await_log(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Have the incident's lane wait until its sweeps are done, for as long as `PATIENCE` at most."""
    until = (scribe.now() + PATIENCE).isoformat()
    add_effect(tx, scribe, "await_log", f"await_log:{incident.id}:{until}", incident, until=until)


def sweep_all(scribe: Scribe, *, reason: str, is_full: bool) -> None:
    """Ask for a sweep of the channels of open incidents; a full one also of those resolved and still recorded."""
    with scribe.store.write() as tx:
        for watched in tx.incidents.recording():
            incident = tx.incidents.get(watched.incident_id)
            if not (is_full or incident.is_open):
                continue
            sweep_later(tx, scribe, incident, watched.channel_id, reason=reason, is_full=is_full)
        if is_full:
            sweep_threads(tx, scribe, tx.spans.recording(), reason=reason)
            look_up_doubtful(tx, scribe)


def sweep_incident(
    tx: Tx, scribe: Scribe, incident: Incident, *, reason: str, is_full: bool, is_last: bool = False
) -> None:
    """Ask for a sweep of an incident's channels. The last one happens although the recording ends meanwhile."""
    for watched in tx.incidents.watched(incident.id):
        if watched.captured_until is None:
            sweep_later(tx, scribe, incident, watched.channel_id, reason=reason, is_full=is_full, is_last=is_last)
    sweep_threads(tx, scribe, tx.spans.of(incident.id), reason=reason)


def sweep_threads(tx: Tx, scribe: Scribe, spans: Iterable[Span], *, reason: str) -> None:
    """Ask for those of `spans` that are threads, and still grow, to be read."""
    asked_at = datetime_to_ts(scribe.now() - CLOCKS_DIFFER)
    for span in spans:
        if span.thread_ts and span.captured_until is None:
            incident = tx.incidents.get(span.incident_id)
            add_repeating_effect(
                tx, scribe, "sweep_thread", f"thread:{span.id}:{reason}", incident, lane=sweeps_lane(incident.id),
                channel_id=span.channel_id, thread_ts=span.thread_ts, cursor=None, asked_at=asked_at,
            )  # fmt: skip


def sweep_later(
    tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, *,
    reason: str, is_full: bool = False, is_last: bool = False,
) -> None:  # fmt: skip
    """Ask for a sweep from the mark up to which the log is whole (`is_full`: from the log's beginning)."""
    add_repeating_effect(
        tx, scribe, "sweep", f"sweep:{incident.id}:{channel_id}:{reason}", incident,
        lane=sweeps_lane(incident.id), channel_id=channel_id, is_full=is_full, is_last=is_last, cursor=None,
    )  # fmt: skip


def sweep_begins_at(
    tx: Tx, incident_id: IncidentId, channel_id: ChannelId, *, is_full: bool, is_last: bool = False
) -> MessageTs | None:
    """Return the ts from which a sweep reads; None where this channel is not being recorded any more.

    The last sweep reads it all the same: only what was said before the end is taken in.
    """
    for watched in tx.incidents.watched(incident_id):
        if watched.channel_id == channel_id and (is_last or watched.captured_until is None):
            begin = datetime_to_ts(watched.captured_from)
            return begin if is_full else max(begin, watched.whole_until_ts or begin)
    return None


def take_page(tx: Tx, scribe: Scribe, channel_id: ChannelId, page: HistoryPage, asked_at: MessageTs) -> set[MessageTs]:
    """Take in a page of history (or of replies), asked for after `asked_at`; return the threads that it shows."""
    tx.messages.hold(scribe.workspace.team_id, channel_id)
    for payload in page.messages:
        if not is_own(payload, scribe):
            _take_one(tx, scribe, channel_id, payload, asked_at)
    parents = (one for one in page.messages if one.get("reply_count") and one.get("thread_ts") == one.get("ts"))
    return {MessageTs(parent["ts"]) for parent in parents}


def _take_one(tx: Tx, scribe: Scribe, channel_id: ChannelId, payload: Mapping[str, Any], asked_at: MessageTs) -> None:
    team_id = scribe.workspace.team_id
    message = read_message(payload, team_id, channel_id, asked_at)
    watches = watches_of(tx, message) if message else []
    if message is None or not watches:
        return
    place = (team_id, channel_id, message.ts)
    with noticing(tx, scribe, place, watches):
        take_in(tx, scribe, message, watches)
        known = tx.messages.get(place)
        if known is not None and not known.is_deleted:
            tx.files.describe(team_id, [file for file in message.files if file.address])
            _match_marks(tx, scribe, known, payload, asked_at)


def _match_marks(
    tx: Tx, scribe: Scribe, known: CapturedMessage, payload: Mapping[str, Any], asked_at: MessageTs
) -> None:
    """Have the log show the reactions and the pin that Slack shows; what was heard since `asked_at` stands."""
    place = (known.team_id, known.channel_id, known.ts)
    have, said = set(known.reactions), reactions_shown(payload, scribe)
    for name, user_id in sorted((said - have) | {one for one in have - said if one[0] not in cut_short(payload)}):
        tx.messages.set_reaction(place, name, user_id, asked_at, is_present=(name, user_id) in said)
    is_pinned = known.channel_id in (payload.get("pinned_to") or ())
    if is_pinned != known.is_pinned:
        tx.messages.set_pinned(place, asked_at, is_pinned=is_pinned)
    refresh_mark(tx, scribe, place)


def reactions_shown(payload: Mapping[str, Any], scribe: Scribe) -> set[tuple[str, UserId]]:
    """Return the reactions that Slack shows, as (name, user), without the scribe's own."""
    shown = payload.get("reactions") or ()
    everyone = {(reaction["name"], user_id) for reaction in shown for user_id in reaction.get("users") or ()}
    return {(name, user_id) for name, user_id in everyone if user_id != scribe.workspace.bot_user_id}


def cut_short(payload: Mapping[str, Any]) -> set[str]:
    """Return the reactions of which Slack does not name everybody."""
    shown = payload.get("reactions") or ()
    return {reaction["name"] for reaction in shown if len(reaction.get("users") or ()) < reaction.get("count", 0)}


def bury_missing(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, seen: Collection[MessageTs], first: MessageTs, last: MessageTs
) -> None:
    """Bury the log's messages from `first` to before `last` that Slack, having shown all there are, did not show."""
    log = tx.messages.between(scribe.workspace.team_id, channel_id, ts_to_datetime(first), ts_to_datetime(last))
    _bury(tx, scribe, [one for one in log if one.thread_ts is None and one.ts not in seen and one.ts < last])


def bury_lost_threads(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, shown: Collection[MessageTs], first: MessageTs, last: MessageTs,
    asked_at: MessageTs,
) -> None:  # fmt: skip
    """Bury the log's replies, said until `asked_at`, in threads from `first` to before `last` that are not `shown`."""
    log = tx.messages.replies(scribe.workspace.team_id, channel_id, first, last)
    inside = [one for one in log if one.thread_ts is not None and one.thread_ts < last]
    _bury(tx, scribe, [one for one in inside if one.thread_ts not in shown and one.ts <= asked_at])


def bury_replies(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, thread_ts: MessageTs, seen: Collection[MessageTs],
    after: MessageTs, last: MessageTs,
) -> None:  # fmt: skip
    """Bury the log's replies in a thread later than `after`, until `last`, that Slack did not show."""
    log = tx.messages.replies(scribe.workspace.team_id, channel_id, thread_ts, thread_ts)
    _bury(tx, scribe, [one for one in log if after < one.ts <= last and one.ts not in seen])


def _bury(tx: Tx, scribe: Scribe, gone: list[CapturedMessage]) -> None:
    for message in gone:
        if not message.is_deleted:
            place = (message.team_id, message.channel_id, message.ts)
            with noticing(tx, scribe, place, watching(tx, *place)):
                tx.messages.tombstone(place)
                refresh_mark(tx, scribe, place)


def is_own(payload: Mapping[str, Any], scribe: Scribe) -> bool:
    """Whether the scribe itself said this."""
    by_bot = payload.get("bot_id") == scribe.workspace.bot_id if payload.get("bot_id") else False
    return by_bot or payload.get("user") == scribe.workspace.bot_user_id
