"""Declaring an incident and changing its state."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.errors import AlreadyResolved, ChangedMeanwhile, ChannelTaken
from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.oncall import rises
from bot.domain.policy import Right
from bot.domain.roles import Seen
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineEvent, milestone_events
from bot.domain.trail import Deed, Subject
from bot.rendering.slack.parts import when
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.usecases.corrections import correct, revise
from bot.usecases.drafts import show_prompts
from bot.usecases.gaps import gap_in
from bot.usecases.inviting import Invited, invite
from bot.usecases.oncall import call_in
from bot.usecases.permissions import ask_about, ask_for
from bot.usecases.reconcile import await_log, sweep_incident, sweep_later
from bot.usecases.reminders.following import follow_incident, follow_lead
from bot.usecases.scribe import (
    TYPED_AGAIN,
    Scribe,
    add_effect,
    add_repeating_effect,
    card_key,
    keep_announced,
    learn,
    record,
    refresh_homes,
)
from bot.usecases.trail import trace


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """A new incident. `is_listening`: the scribe is in the channel already (always, where it opens one itself)."""

    incident: Incident
    is_listening: bool
    started_at: datetime | None = None


def declare(
    scribe: Scribe, *, title: str, severity: Severity | None, by: UserId,
    here: ChannelId | None = None, lookback: timedelta | None = None, started_at: datetime | None = None,
    needs_privacy: bool = False, is_test: bool = False, invited: Invited | None = None,
) -> Declared:  # fmt: skip
    """Declare an incident: in a channel of its own, or `here`, taking in what was said since `lookback` ago.

    One that is declared late says when it began by `started_at`; without a `lookback` the log then reaches back so far.
    """
    now = scribe.now()
    team_id = scribe.workspace.team_id
    with scribe.store.write() as tx:
        tx.incidents.hold(team_id)
        ask_for(tx, scribe.taste.permissions, Right.DECLARE, by, team_id=team_id)
        typed_before = None if here else tx.incidents.repeated(team_id, title, by, now - TYPED_AGAIN)
        if typed_before is not None:
            return Declared(incident=typed_before, is_listening=True, started_at=started_at)
        if here is not None:
            refuse_if_taken(tx, scribe, here)
            _end_earlier(tx, scribe, here, by)
        late = max(scribe.taste.lookback, now - started_at) if started_at else scribe.taste.lookback
        back = (lookback if lookback is not None else late) if here else timedelta()
        incident = tx.incidents.add(
            team_id=team_id, title=title, severity=severity, reporter_id=by, lead_id=None, channel_id=here,
            declared_at=now, captured_from=now - back, needs_privacy=needs_privacy, is_test=is_test,
        )  # fmt: skip
        record(tx, scribe, incident, incident.declared())
        if started_at is not None:
            start, text = Milestone.STARTED, MEANINGS[Milestone.STARTED]
            record(tx, scribe, incident, incident.mark(start, text, by=by, now=now, occurred_at=started_at)[1])
        follow_incident(tx, scribe, incident.id)
        if here is None:
            add_effect(tx, scribe, "open_channel", f"channel:{incident.id}", incident, title=title)
            invite(tx, scribe, incident, invited or Invited(), asked_by=by)
            return Declared(incident=incident, is_listening=True, started_at=started_at)
        is_listening = tx.channels.is_member(team_id, here)
        watch(tx, scribe, incident, here, incident.captured_from, by=by)
        invite(tx, scribe, incident, invited or Invited(), asked_by=by)
        return Declared(incident=incident, is_listening=is_listening, started_at=started_at)


def _end_earlier(tx: Tx, scribe: Scribe, channel_id: ChannelId, by: UserId) -> None:
    """From now on nothing that is said in the channel belongs to the incident whose own it was before."""
    team_id, now = scribe.workspace.team_id, scribe.now()
    for watched in tx.incidents.recording(team_id, channel_id):
        earlier = tx.incidents.get(watched.incident_id)
        if earlier.channel_id == channel_id:
            trace(tx, earlier, Deed.SOURCE_ENDED, at=now, by=by, subject=Subject(kind="channel", id=channel_id))
    tx.incidents.end_watches(team_id, channel_id, now)


def refuse_if_taken(tx: Tx, scribe: Scribe, channel_id: ChannelId, but: Incident | None = None) -> None:
    """Refuse where an open incident has this channel for its own, other than the one that is to be reopened."""
    running = tx.incidents.in_channel(scribe.workspace.team_id, channel_id)
    if running is None or not running.is_open or running.channel_id != channel_id or running == but:
        return
    if but is not None:
        raise ChannelTaken(
            f"{running.key} is running in the channel of {but.key} now: resolve that one first. Nothing was changed."
        )
    raise ChannelTaken(
        f"{running.key} is running in this channel: resolve it first, or start without `here`. Nothing was declared."
    )


def watch(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, since: datetime, *, by: UserId) -> bool:
    """Take a channel into the incident's log from `since` on; False where it is in it already."""
    watched = WatchedChannel(
        team_id=incident.team_id, channel_id=channel_id, incident_id=incident.id, captured_from=since
    )
    if not tx.incidents.watch(watched):
        return False
    add_effect(tx, scribe, "adopt", f"adopt:{incident.id}:{channel_id}", incident, channel_id=channel_id, asked_by=by)
    return True


def joined_channel(scribe: Scribe, *, channel_id: ChannelId) -> None:
    """Take in that somebody let us into a channel: whatever was to be recorded there is now read."""
    team_id = scribe.workspace.team_id
    with scribe.store.write() as tx:
        tx.channels.set_member(team_id, channel_id, is_member=True)
        for watched in tx.incidents.recording(team_id, channel_id):
            incident = tx.incidents.get(watched.incident_id)
            add_repeating_effect(
                tx, scribe, "adopt", f"joined:{incident.id}:{channel_id}", incident, channel_id=channel_id
            )


def change_severity(scribe: Scribe, *, incident_id: IncidentId, severity: Severity, by: UserId) -> Incident:
    """Set the severity; return the incident as it was before."""
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        incident, event = before.change_severity(severity, by=by, now=scribe.now())
        tx.incidents.save(incident)
        record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "severity")
        if rises(before.severity, severity):
            call_in(tx, scribe, incident)
        follow_incident(tx, scribe, incident.id)
        return before


def assign_lead(
    scribe: Scribe, *, incident_id: IncidentId, lead_id: UserId, by: UserId, seen: Seen | None = None
) -> Incident:  # fmt: skip
    """Make somebody the incident lead; return the incident as it was before.

    Refuses where somebody else leads than whoever was `seen` to (None: whoever does is replaced).
    """
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        refuse_unseen_lead(tx, before, seen, lead_id)
        assign_lead_in(tx, scribe, before, lead_id, by=by)
        return before


def refuse_unseen_lead(tx: Tx, incident: Incident, seen: Seen | None, lead_id: UserId) -> None:
    """Refuse to replace a lead whom the person who acts has not seen, saying who leads since when."""
    if seen is None or incident.lead_id in (None, seen.user_id, lead_id):
        return
    led_since = incident.led_since(tx.timeline.of(incident.id))
    since = f" since {when(led_since)}" if led_since else ""
    raise ChangedMeanwhile(
        f"<@{incident.lead_id}> leads {incident.key}{since}, so nothing was changed. "
        f"`/incident lead {incident.key} me` takes it over."
    )


def assign_lead_in(
    tx: Tx, scribe: Scribe, before: Incident, lead_id: UserId, *, by: UserId
) -> tuple[Incident, TimelineEvent]:  # fmt: skip
    """Make somebody the incident lead and invite them; a resolved incident's draft goes to them too."""
    incident, event = before.assign_lead(lead_id, by=by, now=scribe.now())
    tx.incidents.save(incident)
    stored = record(tx, scribe, incident, event)
    refresh_homes(tx, scribe, incident, before.lead_id)
    learn(tx, scribe, incident, [lead_id])
    if incident.channel_id is not None:
        add_effect(tx, scribe, "invite", f"invite:{incident.id}:{lead_id}", incident, user_id=lead_id)
    correct(tx, scribe, incident, "incident lead")
    follow_incident(tx, scribe, incident.id)
    follow_lead(tx, scribe, incident)
    if not incident.is_open:
        hand_over_draft(tx, scribe, incident)
    return incident, stored


def hand_over_draft(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Send the prompts and a fresh draft to whoever answers for the incident now."""
    show_prompts(tx, scribe, incident)
    revise(tx, scribe, incident)


def resolve(scribe: Scribe, *, incident_id: IncidentId, text: str, by: UserId) -> Incident:
    """Resolve the incident: send prompts to its lead, complete its log, and then send the draft."""
    now = scribe.now()
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.RESOLVE, before, by)
        _refuse_if_resolved(tx, before)
        incident, event = before.resolve(text, by=by, now=now)
        tx.incidents.save(incident)
        record(tx, scribe, incident, event)
        sweep_incident(tx, scribe, incident, reason="resolve", is_full=True)
        show_prompts(tx, scribe, incident)
        await_log(tx, scribe, incident)
        revise(tx, scribe, incident)
        follow_incident(tx, scribe, incident.id)
        follow_lead(tx, scribe, incident)
        return incident


def _refuse_if_resolved(tx: Tx, incident: Incident) -> None:
    """Refuse whoever is too late, saying who resolved it and when."""
    event = milestone_events(tx.timeline.of(incident.id)).get(Milestone.RESOLVED)
    if incident.status is not IncidentStatus.RESOLVED or event is None:
        return
    by = f" by <@{event.author_id}>" if event.author_id else ""
    raise AlreadyResolved(
        f"{incident.key} is resolved already,{by} at {when(event.occurred_at)}; nothing was changed. "
        f"`/incident draft {incident.key}` sends the draft again."
    )


def channel_opened(tx: Tx, scribe: Scribe, incident_id: IncidentId, channel_id: ChannelId, position: int) -> None:
    """Take in that the incident's own channel exists, and furnish it."""
    incident = replace(tx.incidents.get(incident_id, for_update=True), channel_id=channel_id)
    tx.incidents.save(incident)
    trace(tx, incident, Deed.CHANNEL_OPENED, at=scribe.now(), by=None)
    watched = WatchedChannel(
        team_id=incident.team_id, channel_id=channel_id, incident_id=incident.id,
        captured_from=incident.captured_from,
    )  # fmt: skip
    tx.incidents.watch(watched)
    card = card_key(incident.id)
    add_effect(tx, scribe, "post", f"post:{card}", incident, position=position, message=card, surface="card")
    held = {holder.user_id for holder in tx.roles.of(incident.id)}
    for user_id in sorted({incident.reporter_id, incident.answerable_id, *held}):
        key = f"invite:{incident.id}:{user_id}"
        add_effect(tx, scribe, "invite", key, incident, position=position, user_id=user_id)
    add_effect(tx, scribe, "set_topic", f"topic:{incident.id}", incident, position=position)
    keep_announced(tx, scribe, incident)
    call_in(tx, scribe, incident)
    sweep_later(tx, scribe, incident, channel_id, reason="opened")


def channel_adopted(tx: Tx, scribe: Scribe, incident_id: IncidentId, channel_id: ChannelId, position: int) -> None:
    """Take in that the scribe is in a channel it watches: read what was said, and post the card where it belongs."""
    incident = tx.incidents.get(incident_id)
    has_gap = gap_in(tx, incident_id, channel_id) is not None
    sweep_later(tx, scribe, incident, channel_id, reason="adopted", is_full=has_gap)
    if channel_id == incident.channel_id:
        card = card_key(incident.id)
        add_effect(tx, scribe, "post", f"post:{card}", incident, position=position, message=card, surface="card")
        keep_announced(tx, scribe, incident)
        call_in(tx, scribe, incident)
