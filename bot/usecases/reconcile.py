"""Reconciliation: reads a channel's history in Slack and mends what the log lacks. One page is one effect."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId, datetime_to_ts
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.spans import Span
from bot.usecases.capture import refresh_mark, take_in, watches_of
from bot.usecases.channels import look_up_doubtful, read_own_members
from bot.usecases.forgetting import as_kept
from bot.usecases.noticing import noticing
from bot.usecases.pages import Read, needing_a_look
from bot.usecases.ports import HistoryPage
from bot.usecases.reading import read_message
from bot.usecases.scribe import Scribe, add_effect, add_repeating_effect

# A draft waits this long for a log that is being completed; what comes later is in the next revision.
PATIENCE = timedelta(minutes=2)
# Slack's clock and ours may differ: what was said this shortly before the call proves nothing by its absence.
CLOCKS_DIFFER = timedelta(seconds=10)
# The reason of the sweeps that happen every few minutes.
TICK = "tick"
# How far before the log threads are looked for that go on in it, and how many pages of history that may cost.
LOOK_BACK, MOST_PAGES_BACK = timedelta(days=7), 5


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
            read_own_members(tx, scribe)


def sweep_incident(
    tx: Tx, scribe: Scribe, incident: Incident, *, reason: str, is_full: bool, is_last: bool = False
) -> None:
    """Ask for a sweep of an incident's channels. The last one happens although the recording ends meanwhile."""
    for watched in tx.incidents.watched(incident.id):
        if watched.captured_until is None:
            sweep_later(tx, scribe, incident, watched.channel_id, reason=reason, is_full=is_full, is_last=is_last)
    spans = tx.spans.of(incident.id)
    sweep_threads(tx, scribe, spans, reason=reason)
    for span in spans:
        if not span.thread_ts:
            read_again(tx, scribe, incident, span, reason=reason)


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


def read_again(tx: Tx, scribe: Scribe, incident: Incident, span: Span, *, reason: str) -> None:
    """Ask for a part of another channel to be read again: what was edited or deleted there unheard is mended."""
    add_repeating_effect(
        tx, scribe, "import", f"import:{span.id}:{reason}", incident, lane=sweeps_lane(incident.id), span_id=span.id,
        cursor=None, is_again=True,
    )  # fmt: skip


def sweep_later(
    tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, *,
    reason: str, is_full: bool = False, is_last: bool = False,
) -> None:  # fmt: skip
    """Ask for a sweep from the mark up to which the log is whole (`is_full`: from the log's beginning)."""
    add_repeating_effect(
        tx, scribe, "sweep", f"sweep:{incident.id}:{channel_id}:{reason}", incident,
        lane=sweeps_lane(incident.id), channel_id=channel_id, is_full=is_full, is_last=is_last, reason=reason,
        cursor=None,
    )  # fmt: skip


def watch_of(
    tx: Tx, incident_id: IncidentId, channel_id: ChannelId, *, is_last: bool = False
) -> WatchedChannel | None:  # fmt: skip
    """Return the watch on a channel that is to be swept; None where this channel is not being recorded any more.

    The last sweep reads it all the same: only what was said before the end is taken in.
    """
    for watched in tx.incidents.watched(incident_id):
        if watched.channel_id == channel_id and (is_last or watched.captured_until is None):
            return watched
    return None


def take_page(tx: Tx, scribe: Scribe, channel_id: ChannelId, page: HistoryPage, asked_at: MessageTs) -> set[MessageTs]:
    """Take in a page of history (or of replies), asked for after `asked_at`; return the threads that it shows."""
    tx.messages.hold(scribe.workspace.team_id, channel_id)
    shown = [one for one in page.messages if not is_own(one, scribe)]
    for payload, message, _ in needing_a_look(tx, scribe, _read(tx, scribe, channel_id, shown, asked_at)):
        _take_one(tx, scribe, message, payload, asked_at)
    parents = (one for one in page.messages if one.get("reply_count") and one.get("thread_ts") == one.get("ts"))
    return {MessageTs(parent["ts"]) for parent in parents}


def threads_going_on(messages: Iterable[Mapping[str, Any]], since: MessageTs) -> set[MessageTs]:
    """Return the threads that begin in these messages and have replies from `since` on."""
    parents = (one for one in messages if one.get("reply_count") and one.get("thread_ts") == one.get("ts"))
    return {MessageTs(parent["ts"]) for parent in parents if parent.get("latest_reply", since) >= since}


def _read(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, payloads: Iterable[Mapping[str, Any]], asked_at: MessageTs
) -> list[Read]:
    messages = ((one, read_message(one, scribe.workspace.team_id, channel_id, asked_at)) for one in payloads)
    return [
        Read(payload, as_kept(tx, message), bool(payload.get("reactions") or payload.get("pinned_to")))
        for payload, message in messages
        if message is not None
    ]


def _take_one(
    tx: Tx, scribe: Scribe, message: CapturedMessage, payload: Mapping[str, Any], asked_at: MessageTs
) -> None:
    watches = watches_of(tx, message)
    if not watches:
        return
    team_id, place = message.team_id, (message.team_id, message.channel_id, message.ts)
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


def is_own(payload: Mapping[str, Any], scribe: Scribe) -> bool:
    """Whether the scribe itself said this."""
    by_bot = payload.get("bot_id") == scribe.workspace.bot_id if payload.get("bot_id") else False
    return by_bot or payload.get("user") == scribe.workspace.bot_user_id
