"""Keeping no more of a channel, or of a thread, that was taken into an incident's log."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.trail import Deed, Subject
from bot.storage import Tx
from bot.usecases.imports import ask_slack, is_open_to, recorded, threads_in, watched_in
from bot.usecases.reconcile import sweep_later, sweep_threads
from bot.usecases.scribe import Scribe
from bot.usecases.trail import trace


class Stop(Enum):
    """What came of it."""

    DONE = "done"
    ASKED = "asked"  # Slack is asked first whether this person may see the channel
    NOTHING_KEPT = "nothing kept"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stopped:
    """What came of it, and what is kept all the same: a thread with its channel, of a channel that many threads."""

    stop: Stop
    is_channel_kept: bool = False
    threads_kept: int = 0


def stop_watching(
    scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, by: UserId, thread_ts: MessageTs | None = None
) -> Stopped:  # fmt: skip
    """Keep nothing more of a channel, or of one thread of it; what was kept stays.

    Of a private channel only somebody who is in it may stop it: nobody else could have it watched again.
    """
    with scribe.store.write() as tx:
        incident = recorded(tx, scribe, incident_id, by)
        if channel_id == incident.channel_id and thread_ts is None:
            raise Refusal(f"That is the channel of {incident.key} itself, which is kept until it is over.")
        part = {"thread_ts": str(thread_ts)} if thread_ts else {}
        if not is_open_to(tx, incident, channel_id, by):
            ask_slack(tx, scribe, incident, channel_id, by, **part, stop="stop")
            return Stopped(stop=Stop.ASKED)
        asked = {"channel_id": channel_id, "asked_by": by, **part}
        stop = Stop.DONE if stop_part(tx, scribe, incident, asked) else Stop.NOTHING_KEPT
        if thread_ts:
            channel = watched_in(tx, incident, channel_id, is_ended=False)
            return Stopped(stop=stop, is_channel_kept=channel is not None)
        threads = (one for one in threads_in(tx, incident, channel_id) if one.captured_until is None)
        return Stopped(stop=stop, threads_kept=len({one.thread_ts for one in threads}))


def stop_part(tx: Tx, scribe: Scribe, incident: Incident, asked: Mapping[str, Any]) -> bool:
    """Stop what somebody asked for who may see it, as `take_in_part` takes it in; False: nothing was being kept."""
    channel_id, thread_ts = ChannelId(asked["channel_id"]), MessageTs(asked.get("thread_ts", ""))
    if thread_ts:
        was_kept = _stop_thread(tx, scribe, incident, channel_id, thread_ts)
    else:
        was_kept = _stop_channel(tx, scribe, incident, channel_id)
    if not was_kept:
        return False
    part = {"thread_ts": (str(thread_ts), "")} if thread_ts else {}
    source = Subject(kind="channel", id=channel_id)
    trace(tx, incident, Deed.SOURCE_STOPPED, at=scribe.now(), by=asked["asked_by"], subject=source, changes=part)
    return True


def _stop_channel(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId) -> bool:
    if watched_in(tx, incident, channel_id, is_ended=False) is None:
        return False
    sweep_later(tx, scribe, incident, channel_id, reason="stopped", is_last=True)
    tx.incidents.stop_watching(incident.id, scribe.now(), channel_id)
    return True


def _stop_thread(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, thread_ts: MessageTs) -> bool:
    kept = [one for one in threads_in(tx, incident, channel_id, thread_ts) if one.captured_until is None]
    sweep_threads(tx, scribe, kept, reason="stopped")
    for span in kept:
        tx.spans.stop(incident.id, scribe.now(), span.id)
    return bool(kept)
