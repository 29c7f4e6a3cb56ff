"""Sending reminders: a digest to a person, a nudge into an incident's channel, each once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.ids import IncidentId, UserId
from bot.domain.reminders import Reminder, ReminderRule, Subject, SubjectKind
from bot.rendering.slack.parts import SlackMessage
from bot.storage import Tx
from bot.storage.outbox import Effect, Posted
from bot.usecases.effects.kind import POSTING, EffectKind, Paces, searching
from bot.usecases.effects.messages import Post
from bot.usecases.effects.surfaces import render_surface
from bot.usecases.ports import Gateway
from bot.usecases.reminders.cases import read_readers
from bot.usecases.reminders.following import follow_lead
from bot.usecases.scribe import Scribe, add_effect, refresh_home


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestPlan:
    """A digest on its way; without a `message` nothing is left to say. `wait_until`: it is too late in the day."""

    user_id: UserId
    key: str
    message: SlackMessage | None
    wait_until: datetime | None
    attempt: int


class Digest(EffectKind):
    """Posts somebody's digest within their working hours, or gives what it holds back to the next morning's."""

    name = "digest"

    def paces(self, effect: Effect) -> Paces:
        return [(f"post:{effect.lane}", POSTING), *searching(effect)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> DigestPlan:
        user_id, now = UserId(effect.arguments["user_id"]), scribe.now()
        is_sent = tx.outbox.posted(effect.arguments["message"]) is not None
        addressed = None if is_sent else render_surface(tx, scribe, effect)
        reader = read_readers(tx, scribe, [user_id])[user_id]
        is_closed = not reader.calendar.is_open(now)
        return DigestPlan(
            user_id=user_id, key=effect.arguments["message"], message=addressed.message if addressed else None,
            wait_until=reader.calendar.opening(reader.morning(not_before=now, now=now)) if is_closed else None,
            attempt=effect.tries,
        )  # fmt: skip

    def perform(self, gateway: Gateway, plan: DigestPlan, *, is_repeat: bool) -> Posted | None:
        is_sent = plan.message is not None and plan.wait_until is None
        if not is_sent and not is_repeat:
            return None
        channel_id = gateway.open_dm(plan.user_id)
        found = gateway.find_post(channel_id, plan.key, plan.attempt) if is_repeat else None
        if found is None and is_sent and plan.message is not None:
            return gateway.post(channel_id, plan.message, plan.key)
        return found

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: DigestPlan, result: Posted | None) -> None:
        digest_on = _day(effect)
        if result is not None:
            tx.outbox.remember_posted(plan.key, result, scribe.now())
            refresh_home(tx, scribe, plan.user_id)  # another day has come, and what was due may be overdue
        elif plan.wait_until is not None:
            tx.reminders.take_turn()
            tx.reminders.give_back(plan.user_id, digest_on, plan.wait_until)
            return
        tx.reminders.end_digest(plan.user_id, digest_on)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        """End what it holds dead, and have whoever answers for each incident told what was to be said."""
        user_id, digest_on = UserId(effect.arguments["user_id"]), _day(effect)
        tx.reminders.end_digest(user_id, digest_on, reason=reason)
        lost: dict[IncidentId, list[int]] = defaultdict(list)
        for one in tx.reminders.in_digest(user_id, digest_on):
            lost[_incident_id(tx, one)] += [one.subject_id] if one.subject_kind is SubjectKind.ACTION_ITEM else []
        for incident_id, item_ids in sorted(lost.items()):
            _tell(tx, scribe, incident_id, user_id, reason=reason, item_ids=item_ids, digest_on=digest_on)


class Nudge(Post):
    """Says something in an incident's channel, quietly."""

    name = "nudge"

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Posted) -> None:
        # Held, so that whoever takes the lead meanwhile finds what was posted, or is seen here.
        incident = tx.incidents.get(IncidentId(effect.arguments["subject_id"]), for_update=True)
        tx.outbox.remember_posted(effect.arguments["message"], result, scribe.now())
        if effect.arguments["rule"] == ReminderRule.NO_LEAD.value:
            follow_lead(tx, scribe, incident)
        tx.reminders.end(*_occasion(effect))

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        tx.reminders.end(*_occasion(effect), reason=reason)
        incident_id = IncidentId(effect.arguments["subject_id"])
        _tell(tx, scribe, incident_id, None, reason=reason, item_ids=[], digest_on=scribe.now().date())


class AskForUpdate(Nudge):
    """Asks whoever tells people where the incident stands, unless that was told meanwhile."""

    name = "ask_for_update"

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        addressed = render_surface(tx, scribe, effect)
        return addressed, effect.arguments["message"], effect.tries

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Any:
        return None if plan[0] is None else super().perform(gateway, plan, is_repeat=is_repeat)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Posted | None) -> None:
        if result is not None:
            super().settle(tx, scribe, effect, plan, result)
        else:
            tx.reminders.end(*_occasion(effect))

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        tx.reminders.end(*_occasion(effect), reason=reason)
        missed, incident_id = UserId(effect.arguments["user_id"]), IncidentId(effect.arguments["subject_id"])
        _tell(tx, scribe, incident_id, missed, reason=reason, item_ids=[], digest_on=scribe.now().date())


def _day(effect: Effect) -> date:
    return date.fromisoformat(effect.arguments["digest_on"])


def _occasion(effect: Effect) -> tuple[Subject, ReminderRule, str]:
    subject = Subject(SubjectKind.INCIDENT, effect.arguments["subject_id"])
    return subject, ReminderRule(effect.arguments["rule"]), effect.arguments["occurrence"]


def _incident_id(tx: Tx, reminder: Reminder) -> IncidentId:
    if reminder.subject_kind is SubjectKind.INCIDENT:
        return IncidentId(reminder.subject_id)
    return tx.action_items.get(reminder.subject_id).incident_id


def _tell(
    tx: Tx, scribe: Scribe, incident_id: IncidentId, missed: UserId | None, *, reason: str, item_ids: list[int],
    digest_on: date,
) -> None:  # fmt: skip
    """Tell whoever answers for the incident; in place of one who cannot be reached, the reporter."""
    incident = tx.incidents.get(incident_id)
    told = incident.answerable_id if incident.answerable_id != missed else incident.reporter_id
    message = f"unreached:{incident_id}:{missed or 'channel'}:{digest_on.isoformat()}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="unreached", user_id=told,
        missed=missed, reason=reason, item_ids=item_ids,
    )  # fmt: skip
