"""Taking into an incident's log what was said elsewhere: a channel, from now on or for a while, or one thread."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId, datetime_to_ts, ts_to_datetime
from bot.domain.incident import Incident
from bot.domain.policy import Right
from bot.domain.trail import Deed, Subject
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.spans import Span
from bot.usecases.incidents import watch
from bot.usecases.permissions import ask_about
from bot.usecases.reconcile import CLOCKS_DIFFER, sweep_later, sweeps_lane
from bot.usecases.scribe import Scribe, add_effect, add_repeating_effect, learn, refresh
from bot.usecases.trail import trace


def import_channel(
    scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, first: datetime, last: datetime, by: UserId
) -> None:
    """Take what was said in a channel from `first` to `last` into the log; whoever asked is shown how far it is."""
    with scribe.store.write() as tx:
        incident = recorded(tx, scribe, incident_id, by)
        ask_slack(tx, scribe, incident, channel_id, by, first=first.isoformat(), last=last.isoformat())


def watch_thread(
    scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, thread_ts: MessageTs, by: UserId
) -> bool | None:  # fmt: skip
    """Take a thread of another channel into the log, from its beginning and for as long as the incident is recorded.

    True: it was kept before and was stopped, so from now on; None: not to be told to somebody who may be outside.
    """
    with scribe.store.write() as tx:
        incident = recorded(tx, scribe, incident_id, by)
        ask_slack(tx, scribe, incident, channel_id, by, thread_ts=thread_ts)
        if not is_open_to(tx, incident, channel_id, by):
            return None
        known = threads_in(tx, incident, channel_id, thread_ts)
        return bool(known) and all(one.captured_until is not None for one in known)


def watch_channel(scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, by: UserId) -> bool:
    """Take another channel into the incident's log, from the same moment as its own; False: it was in it.

    Whether a private channel was in it is told to nobody who may be outside.
    """
    with scribe.store.write() as tx:
        incident = recorded(tx, scribe, incident_id, by)
        may_know = channel_id == incident.channel_id or is_open_to(tx, incident, channel_id, by)
        if may_know and watched_in(tx, incident, channel_id, is_ended=False) is not None:
            return False
        ask_slack(tx, scribe, incident, channel_id, by)
        return True


def watched_in(tx: Tx, incident: Incident, channel_id: ChannelId, *, is_ended: bool) -> WatchedChannel | None:
    """The incident's watch on a channel, one that goes on or one that has ended."""
    here = (one for one in tx.incidents.watched(incident.id) if one.channel_id == channel_id)
    return next((one for one in here if is_ended == (one.captured_until is not None)), None)


def threads_in(tx: Tx, incident: Incident, channel_id: ChannelId, thread_ts: MessageTs | None = None) -> list[Span]:
    """The incident's spans that are threads of a channel (or this one), those that go on and those that were stopped.

    One message of a thread that was taken in by itself is no such span.
    """
    here = (one for one in tx.spans.of(incident.id) if one.channel_id == channel_id and one.thread_ts)
    return [one for one in here if one.is_import and thread_ts in (None, one.thread_ts)]


def keep_apart(tx: Tx, scribe: Scribe, incident: Incident, was: WatchedChannel, by: UserId, *, reason: str) -> None:
    """Have what was kept of a channel that is watched anew stay as a span of its own; meanwhile stays out."""
    span = Span(
        team_id=was.team_id, channel_id=was.channel_id, incident_id=incident.id, captured_from=was.captured_from,
        captured_until=was.captured_until, asked_by=by, is_read=True,
    )  # fmt: skip
    tx.spans.add(span)
    if tx.channels.is_member(was.team_id, was.channel_id):
        sweep_later(tx, scribe, incident, was.channel_id, reason=reason)


def is_open_to(tx: Tx, incident: Incident, channel_id: ChannelId, by: UserId) -> bool:
    """Whether somebody is known to be able to see a channel; else Slack is to be asked."""
    is_public = not tx.channels.is_private(incident.team_id, channel_id)
    return is_public or tx.members.has(incident.team_id, channel_id, by)


def ask_slack(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, by: UserId, **part: str) -> None:
    """Have Slack asked whether `by` may see the channel; `part`: the thread, or from when to when, none: all of it."""
    key = ":".join(["admit", str(incident.id), channel_id, by, *part.values()])
    add_repeating_effect(
        tx, scribe, "admit", key, incident, lane=sweeps_lane(incident.id), channel_id=channel_id, asked_by=by, **part
    )


def take_in_part(tx: Tx, scribe: Scribe, incident: Incident, asked: Mapping[str, Any]) -> None:
    """Take in what somebody asked for who may see it; `asked` are the arguments of the effect that found that out."""
    channel_id, by = ChannelId(asked["channel_id"]), UserId(asked["asked_by"])
    is_channel = not {"thread_ts", "first"} & asked.keys()
    if is_channel and watched_in(tx, incident, channel_id, is_ended=False) is not None:
        return
    part = {name: ("", str(asked[name])) for name in ("thread_ts", "first", "last") if name in asked}
    source = Subject(kind="channel", id=channel_id)
    trace(tx, incident, Deed.SOURCE_ADDED, at=scribe.now(), by=by, subject=source, changes=part)
    if "thread_ts" in asked:
        thread_ts = MessageTs(asked["thread_ts"])
        begin = _begin_of(tx, scribe, incident, channel_id, thread_ts)
        span = _span(scribe, incident, channel_id, begin, None, by, thread_ts)
        read_span(tx, scribe, incident, tx.spans.add(span))
    elif "first" in asked:
        first, last = datetime.fromisoformat(asked["first"]), datetime.fromisoformat(asked["last"])
        span = _span(scribe, incident, channel_id, first, last, by)
        read_span(tx, scribe, incident, tx.spans.add(span), is_told=True)
    elif (ended := watched_in(tx, incident, channel_id, is_ended=True)) is not None:
        tx.incidents.watch_anew(ended, scribe.now())
        keep_apart(tx, scribe, incident, ended, by, reason="watched")
    else:
        watch(tx, scribe, incident, channel_id, incident.captured_from, by=by)


def _begin_of(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, thread_ts: MessageTs) -> datetime:
    """From when on a thread is taken in: its first message; where it was stopped, now: meanwhile stays out."""
    known = threads_in(tx, incident, channel_id, thread_ts)
    going_on = [one.captured_from for one in known if one.captured_until is None]
    if going_on:
        return min(going_on)
    return scribe.now() if known else ts_to_datetime(thread_ts)


def read_span(tx: Tx, scribe: Scribe, incident: Incident, span: Span, *, is_told: bool = False) -> None:
    """Have Slack's history of a span read; with `is_told` one message to whoever asked says how far it is."""
    if is_told:
        message = f"import:{span.id}"
        add_effect(
            tx, scribe, "post", f"post:{message}", incident, message=message, surface="import", user_id=span.asked_by,
            span_id=span.id,
        )  # fmt: skip
    lane = sweeps_lane(incident.id)
    if span.thread_ts:
        add_repeating_effect(
            tx, scribe, "sweep_thread", f"thread:{span.id}:asked", incident, lane=lane, channel_id=span.channel_id,
            thread_ts=span.thread_ts, cursor=None, asked_at=datetime_to_ts(scribe.now() - CLOCKS_DIFFER),
        )  # fmt: skip
    else:
        key = f"import:{span.id}"
        add_repeating_effect(tx, scribe, "import", key, incident, lane=lane, span_id=span.id, cursor=None)


def told_again(tx: Tx, scribe: Scribe, span: Span) -> None:
    """Have the message on an import say how far it is now, where there is one."""
    message = f"import:{span.id}"
    incident = tx.incidents.get(span.incident_id)
    refresh(tx, scribe, incident, message, "import", span.asked_by, span_id=span.id)


def recorded(tx: Tx, scribe: Scribe, incident_id: IncidentId, by: UserId) -> Incident:
    """The incident; refuses where nothing more is recorded in it."""
    incident = tx.incidents.get(incident_id, for_update=True)
    now = scribe.now()
    incident.note("", by=by, now=now, occurred_at=now)
    ask_about(tx, scribe.taste.permissions, Right.RECORD, incident, by)
    learn(tx, scribe, incident, [by])
    return incident


def _span(
    scribe: Scribe, incident: Incident, channel_id: ChannelId, first: datetime, last: datetime | None, by: UserId,
    thread_ts: MessageTs | str = "",
) -> Span:  # fmt: skip
    return Span(
        team_id=scribe.workspace.team_id, channel_id=channel_id, incident_id=incident.id, captured_from=first,
        captured_until=last, thread_ts=thread_ts, asked_by=by,
    )  # fmt: skip
