"""Incidents and the channels that their logs are taken from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs, TeamId, UserId
from bot.domain.incident import OPEN, RECORDING, Incident, IncidentStatus
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineKind
from bot.storage.rows import among, from_row, hold, insert_new, to_row
from bot.storage.tables import captured_message, incident, log_span, role_holder, timeline_event, watched_channel


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedChannel:
    """A channel whose messages belong to an incident, from `captured_from` to `captured_until` (None: still).

    Up to `whole_until_ts` the log of this channel is known to be whole; None: not compared yet.
    """

    team_id: TeamId
    channel_id: ChannelId
    incident_id: IncidentId
    captured_from: datetime
    captured_until: datetime | None = None
    whole_until_ts: MessageTs | None = None


_RECORDED = (watched_channel, log_span, captured_message)
# The statements of every command, built once.
_ONE = sa.select(incident).where(incident.c.id == sa.bindparam("wanted"))
_ONE_HELD = _ONE.with_for_update()
_WITH_IDS = sa.select(incident).where(incident.c.id.in_(sa.bindparam("ids", expanding=True)))
_OWN = (
    sa.select(incident)
    .where(incident.c.team_id == sa.bindparam("team"), incident.c.channel_id == sa.bindparam("channel"))
    .where(among(incident.c.status, RECORDING))
    .order_by(incident.c.id.desc())
    .limit(1)
)


_WATCHES = (
    sa.select(watched_channel)
    .join(incident, incident.c.id == watched_channel.c.incident_id)
    .where(watched_channel.c.team_id == sa.bindparam("team"), watched_channel.c.channel_id == sa.bindparam("channel"))
    .where(sa.or_(among(incident.c.status, RECORDING), watched_channel.c.captured_until.is_not(None)))
    .where(incident.c.log_ended_at.is_(None))
    .order_by(watched_channel.c.incident_id)
)


class Incidents:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._watches: dict[tuple[TeamId, ChannelId], list[WatchedChannel]] = {}
        self._read: dict[IncidentId, Incident] = {}

    def before(self, now: Incident) -> Incident | None:
        """Return the incident as this transaction knew it before `now`, None where it is new; from here on, `now`."""
        known = self._read.get(now.id)
        self._read[now.id] = now
        return known

    def hold(self, team_id: TeamId) -> None:
        """Keep others from declaring or reopening an incident of this workspace until the transaction ends."""
        hold(self._connection, f"incidents:{team_id}")

    def add(
        self, *, team_id: TeamId, title: str, severity: Severity | None, reporter_id: UserId,
        lead_id: UserId | None, channel_id: ChannelId | None, declared_at: datetime, captured_from: datetime,
        needs_privacy: bool = False, is_test: bool = False,
    ) -> Incident:  # fmt: skip
        """Store a new incident under the team's next number and return it."""
        numbers = sa.select(sa.func.coalesce(sa.func.max(incident.c.number), 0) + 1)
        number = self._connection.scalar(numbers.where(incident.c.team_id == team_id))
        draft = Incident(
            id=IncidentId(0), team_id=team_id, number=int(number or 1), title=title, severity=severity,
            reporter_id=reporter_id, lead_id=lead_id, channel_id=channel_id,
            is_adopted=channel_id is not None, declared_at=declared_at, captured_from=captured_from,
            needs_privacy=needs_privacy, is_test=is_test,
        )  # fmt: skip
        row = to_row(draft, incident)
        del row["id"]
        new_id = self._connection.execute(sa.insert(incident).values(row).returning(incident.c.id)).scalar_one()
        return from_row(Incident, {**row, "id": new_id})

    def get(self, incident_id: IncidentId, *, for_update: bool = False) -> Incident:
        """Return the incident; `for_update` keeps others from changing it until the transaction ends."""
        statement = _ONE_HELD if for_update else _ONE
        found = from_row(Incident, self._connection.execute(statement, {"wanted": incident_id}).mappings().one())
        self._read.setdefault(found.id, found)
        return found

    def with_ids(self, ids: Iterable[int]) -> dict[int, Incident]:
        """Return those of these incidents that there are, by id."""
        rows = self._connection.execute(_WITH_IDS, {"ids": sorted(ids)}).mappings()
        return {row["id"]: from_row(Incident, row) for row in rows}

    def repeated(self, team_id: TeamId, title: str, reporter_id: UserId, since: datetime) -> Incident | None:
        """Return the open incident that the same person declared under the same title since then.

        One that got another title is none, whatever it is called now: nobody repeats what they gave as a new title.
        """
        same = sa.and_(incident.c.team_id == team_id, incident.c.title == title, incident.c.reporter_id == reporter_id)
        recent = sa.and_(incident.c.declared_at >= since, incident.c.status.in_(OPEN), incident.c.is_adopted.is_(False))
        of_title = (timeline_event.c.incident_id == incident.c.id, timeline_event.c.kind == TimelineKind.TITLE)
        return self._first(sa.and_(same, recent, ~sa.exists().where(*of_title)))

    def save(self, value: Incident) -> None:
        self._watches.clear()
        self._connection.execute(sa.update(incident).where(incident.c.id == value.id).values(to_row(value, incident)))

    def numbered(self, team_id: TeamId, number: int) -> Incident | None:
        """Return INC-`number`, None where there is none."""
        return self._first(sa.and_(incident.c.team_id == team_id, incident.c.number == number))

    def in_channel(self, team_id: TeamId, channel_id: ChannelId) -> Incident | None:
        """Return the incident meant in this channel: the newest that still records it, the channel's own first."""
        own = self._connection.execute(_OWN, {"team": team_id, "channel": channel_id}).mappings().first()
        if own is not None:
            return from_row(Incident, own)
        recording = sa.and_(incident.c.team_id == team_id, incident.c.status.in_(RECORDING))
        still = sa.and_(watched_channel.c.channel_id == channel_id, watched_channel.c.captured_until.is_(None))
        watching = sa.select(watched_channel.c.incident_id).where(still)
        return self._first(sa.and_(recording, incident.c.id.in_(watching)))

    def last_in(self, team_id: TeamId, channel_id: ChannelId) -> Incident | None:
        """Return the newest incident that this channel was opened or adopted for, whatever became of it."""
        return self._first(sa.and_(incident.c.team_id == team_id, incident.c.channel_id == channel_id))

    def open(self, team_id: TeamId | None = None) -> list[Incident]:
        """Return the open incidents (of one team, or of all), oldest first."""
        found = sa.select(incident).where(incident.c.status.in_(OPEN)).order_by(incident.c.number)
        if team_id is not None:
            found = found.where(incident.c.team_id == team_id)
        return [from_row(Incident, row) for row in self._connection.execute(found).mappings()]

    def newest(self, team_id: TeamId, among: Collection[IncidentStatus], *, limit: int) -> list[Incident]:
        """Return the newest incidents in one of these states, newest first."""
        here = sa.and_(incident.c.team_id == team_id, incident.c.status.in_(among))
        found = sa.select(incident).where(here).order_by(incident.c.number.desc()).limit(limit)
        return [from_row(Incident, row) for row in self._connection.execute(found).mappings()]

    def led_by(self, team_id: TeamId, user_id: UserId, among: Collection[IncidentStatus]) -> list[Incident]:
        """Return the incidents in one of these states that somebody leads, oldest first."""
        theirs = sa.and_(incident.c.team_id == team_id, incident.c.lead_id == user_id, incident.c.status.in_(among))
        found = sa.select(incident).where(theirs).order_by(incident.c.number)
        return [from_row(Incident, row) for row in self._connection.execute(found).mappings()]

    def with_role_of(self, team_id: TeamId, user_id: UserId) -> list[Incident]:
        """Return the incidents still recorded that somebody leads or has a role in, oldest first."""
        held = sa.select(role_holder.c.incident_id).where(role_holder.c.user_id == user_id)
        theirs = sa.or_(incident.c.lead_id == user_id, incident.c.id.in_(held))
        found = sa.select(incident).where(incident.c.team_id == team_id, incident.c.status.in_(RECORDING), theirs)
        rows = self._connection.execute(found.order_by(incident.c.number)).mappings()
        return [from_row(Incident, row) for row in rows]

    def channels(self, team_id: TeamId) -> list[ChannelId]:
        """Return the channels that incidents have of their own, by id."""
        found = sa.select(incident.c.channel_id).where(
            incident.c.team_id == team_id, incident.c.channel_id.is_not(None)
        )
        return [
            ChannelId(channel_id) for channel_id in self._connection.scalars(found.distinct().order_by("channel_id"))
        ]

    def teams(self) -> list[TeamId]:
        """Return the workspaces that have incidents, by id."""
        found = sa.select(incident.c.team_id).distinct().order_by(incident.c.team_id)
        return [TeamId(team_id) for team_id in self._connection.scalars(found)]

    def recorded_channels(self, team_id: TeamId) -> list[ChannelId]:
        """Return the channels of which a log has something, or is to have it, by id."""
        parts = (sa.select(table.c.channel_id).where(table.c.team_id == team_id) for table in _RECORDED)
        return [ChannelId(one) for one in self._connection.scalars(sa.union(*parts).order_by("channel_id"))]

    def watch(self, value: WatchedChannel) -> bool:
        """Take this channel into an incident's log; return False where it is in it already."""
        self._watches.clear()
        return bool(insert_new(self._connection, watched_channel, [to_row(value, watched_channel)]))

    def watched(self, incident_id: IncidentId) -> list[WatchedChannel]:
        """Return the channels of an incident's log, by id."""
        found = sa.select(watched_channel).where(watched_channel.c.incident_id == incident_id)
        rows = self._connection.execute(found.order_by(watched_channel.c.channel_id)).mappings()
        return [from_row(WatchedChannel, row) for row in rows]

    def recording(self, team_id: TeamId | None = None, channel_id: ChannelId | None = None) -> list[WatchedChannel]:
        """Return the watches (on one channel) that still take in messages."""
        found = sa.select(watched_channel).join(incident, incident.c.id == watched_channel.c.incident_id)
        found = found.where(incident.c.status.in_(RECORDING), watched_channel.c.captured_until.is_(None))
        if team_id is not None:
            found = found.where(watched_channel.c.team_id == team_id)
        if channel_id is not None:
            found = found.where(watched_channel.c.channel_id == channel_id)
        rows = self._connection.execute(found.order_by(watched_channel.c.incident_id)).mappings()
        return [from_row(WatchedChannel, row) for row in rows]

    def watching(self, team_id: TeamId, channel_id: ChannelId, said_at: datetime) -> list[WatchedChannel]:
        """Return the watches whose time holds what was said in the channel then; one that ended has its own still.

        The channel's are read once in a transaction, until this one changes them.
        """
        here = (team_id, channel_id)
        if here not in self._watches:
            rows = self._connection.execute(_WATCHES, {"team": team_id, "channel": channel_id}).mappings()
            self._watches[here] = [from_row(WatchedChannel, row) for row in rows]
        return [
            watch
            for watch in self._watches[here]
            if watch.captured_from <= said_at and (watch.captured_until is None or watch.captured_until >= said_at)
        ]

    def end_watches(self, team_id: TeamId, channel_id: ChannelId, at: datetime) -> None:
        """From now on this channel's messages belong to no incident before whose own it was; others go on watching."""
        self._watches.clear()
        here = sa.and_(watched_channel.c.team_id == team_id, watched_channel.c.channel_id == channel_id)
        its_own = watched_channel.c.incident_id.in_(sa.select(incident.c.id).where(incident.c.channel_id == channel_id))
        still = sa.and_(here, its_own, watched_channel.c.captured_until.is_(None))
        self._connection.execute(sa.update(watched_channel).where(still).values(captured_until=at))

    def stop_watching(self, incident_id: IncidentId, at: datetime, channel_id: ChannelId | None = None) -> None:
        """From now on nothing that is said (in this channel) belongs to this incident."""
        self._watches.clear()
        still = sa.and_(watched_channel.c.incident_id == incident_id, watched_channel.c.captured_until.is_(None))
        if channel_id is not None:
            still = sa.and_(still, watched_channel.c.channel_id == channel_id)
        self._connection.execute(sa.update(watched_channel).where(still).values(captured_until=at))

    def watch_again(self, own: Incident, ended_at: datetime | None, at: datetime) -> list[WatchedChannel]:
        """Take in again, from now on, the incident's own channel and those whose recording ended with it.

        It ended at `ended_at` (None: it did not); what somebody stopped before stays out. Return them as they were.
        """
        ended = [one for one in self.watched(own.id) if one.captured_until is not None]
        last = max((one.captured_until for one in ended if one.captured_until), default=None)
        is_with_it = last is not None and ended_at is not None and last >= ended_at
        again = [
            one for one in ended if one.channel_id == own.channel_id or (is_with_it and one.captured_until == last)
        ]
        for one in again:
            self.watch_anew(one, at)
        return again

    def watch_anew(self, one: WatchedChannel, at: datetime) -> None:
        """Take a channel in again from now on."""
        self._watches.clear()
        table = watched_channel.c
        here = sa.and_(table.incident_id == one.incident_id, table.channel_id == one.channel_id)
        anew = sa.update(watched_channel).where(here, table.team_id == one.team_id)
        self._connection.execute(anew.values(captured_from=at, captured_until=None, whole_until_ts=None))

    def with_number(self, number: int) -> list[Incident]:
        """Return INC-`number` of each workspace that has one."""
        found = sa.select(incident).where(incident.c.number == number).order_by(incident.c.id)
        return [from_row(Incident, row) for row in self._connection.execute(found).mappings()]

    def set_whole_until(self, incident_id: IncidentId, channel_id: ChannelId, ts: MessageTs) -> None:
        """Note that the log of this channel is whole up to `ts`."""
        self._watches.clear()
        here = sa.and_(watched_channel.c.incident_id == incident_id, watched_channel.c.channel_id == channel_id)
        self._connection.execute(sa.update(watched_channel).where(here).values(whole_until_ts=ts))

    def _first(self, condition: sa.ColumnElement[bool]) -> Incident | None:
        found = sa.select(incident).where(condition).order_by(incident.c.id.desc()).limit(1)
        row = self._connection.execute(found).mappings().first()
        return None if row is None else from_row(Incident, row)
