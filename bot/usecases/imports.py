"""Taking into an incident's log what was said elsewhere: a channel for a while, or one thread."""

from datetime import datetime

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId, datetime_to_ts, ts_to_datetime
from bot.domain.incident import Incident
from bot.storage import Tx
from bot.storage.spans import Span
from bot.usecases.reconcile import CLOCKS_DIFFER, sweeps_lane
from bot.usecases.scribe import Scribe, add_effect, add_repeating_effect, learn, refresh


def import_channel(
    scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, first: datetime, last: datetime, by: UserId
) -> None:
    """Take what was said in a channel from `first` to `last` into the log; whoever asked is shown how far it is."""
    with scribe.store.write() as tx:
        incident = _recorded(tx, scribe, incident_id, by)
        span = _span(scribe, incident, channel_id, first, last, by)
        read_span(tx, scribe, incident, tx.spans.add(span), is_told=True)


def watch_thread(
    scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, thread_ts: MessageTs, by: UserId
) -> None:
    """Take a thread of another channel into the log, from its beginning and for as long as the incident is recorded."""
    with scribe.store.write() as tx:
        incident = _recorded(tx, scribe, incident_id, by)
        span = _span(scribe, incident, channel_id, ts_to_datetime(thread_ts), None, by, thread_ts)
        read_span(tx, scribe, incident, tx.spans.add(span))


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


def _recorded(tx: Tx, scribe: Scribe, incident_id: IncidentId, by: UserId) -> Incident:
    """The incident; refuses where nothing more is recorded in it."""
    incident = tx.incidents.get(incident_id, for_update=True)
    now = scribe.now()
    incident.note("", by=by, now=now, occurred_at=now)
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
