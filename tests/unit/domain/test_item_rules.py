"""The rules for action items: the next reminder of each, from state and clock."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.action_items import ActionItem, ActionStatus, Horizon
from bot.domain.ids import IncidentId
from bot.domain.reminders import Past, Reader, Reminder, ReminderRule
from bot.domain.reminders.intervals import Intervals, parse_numbers
from bot.domain.reminders.items import ItemCase, item_reminders
from bot.domain.reminders.reminder import on_day
from bot.domain.severity import Severity
from bot.domain.working_time import WorkCalendar
from tests.unit.domain.cast import ADA, BEN, TEN

LEAD, OWNER = Reader(user_id=ADA), Reader(user_id=BEN)
WEDNESDAY, FRIDAY, SATURDAY = date(2026, 3, 4), date(2026, 3, 6), date(2026, 3, 7)
ITEM = ActionItem(
    incident_id=IncidentId(7), number=1, text="Fix the pool", owner_id=BEN, due_on=FRIDAY, horizon=Horizon.SHORT_TERM,
    created_by=ADA, created_at=TEN, id=1,
)  # fmt: skip
CASE = ItemCase(item=ITEM, lead=LEAD, owner=OWNER)
R = ReminderRule


def case(*, lead: Reader = LEAD, owner: Reader | None = OWNER, **changes: object) -> ItemCase:
    return ItemCase(item=replace(ITEM, **changes), lead=lead, owner=owner)  # type: ignore[arg-type]


def planned(
    about: ItemCase = CASE, now: datetime = TEN, past: Past | None = None, intervals: Intervals | None = None
) -> dict[ReminderRule, Reminder]:
    found = list(item_reminders(about, past or Past(), intervals or Intervals(), now))
    assert len(found) == len({one.rule for one in found})
    return {one.rule: one for one in found}


def nine(day: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=UTC)


def test_the_owner_is_reminded_the_day_before_on_the_day_and_after_it() -> None:
    assert {rule: one.due_at for rule, one in planned().items() if one.recipient_id == BEN} == {
        R.DUE_SOON: nine(5), R.DUE_TODAY: nine(6), R.OVERDUE: nine(9)
    }  # fmt: skip


def test_what_is_due_at_eight_is_called_to_mind_24_hours_before() -> None:
    early = case(due_at=datetime(2026, 3, 6, 8, tzinfo=UTC))
    assert planned(early)[R.DUE_SOON].due_at == nine(4)


def test_how_long_before_is_set_by_severity() -> None:
    intervals = Intervals(before_due_hours=parse_numbers("24, sev1=48, sev4=never"))
    assert planned(replace(CASE, severity=Severity.SEV1), intervals=intervals)[R.DUE_SOON].due_at == nine(4)
    assert R.DUE_SOON not in planned(replace(CASE, severity=Severity.SEV4), intervals=intervals)


def test_what_is_due_on_a_weekend_is_called_to_mind_on_the_friday() -> None:
    assert planned(case(due_on=SATURDAY))[R.DUE_TODAY].due_at == nine(6)


def test_a_holiday_is_no_day_to_remind() -> None:
    friday_off = WorkCalendar(is_day_off=lambda day: day.weekday() > 4 or day == FRIDAY)
    found = planned(case(owner=replace(OWNER, calendar=friday_off)))
    assert (found[R.DUE_TODAY].due_at, found[R.DUE_SOON].due_at) == (nine(5), nine(5))


def test_a_morning_that_had_passed_before_there_was_an_item_is_not_made_up_for() -> None:
    assert R.DUE_TODAY not in planned(now=nine(6).replace(hour=10))


def test_a_morning_missed_by_us_is_made_up_for() -> None:
    late = Past(waiting={(R.DUE_TODAY, "2026-03-06"): nine(6)})
    assert planned(now=nine(6).replace(hour=12), past=late)[R.DUE_TODAY].due_at == nine(6)


def test_after_three_working_days_overdue_the_lead_hears_of_it() -> None:
    found = planned()[R.OVERDUE_LEAD]
    assert (found.recipient_id, found.due_at) == (ADA, nine(12))


def test_nothing_is_overdue_while_its_day_goes_on_where_it_was_named() -> None:
    east = replace(OWNER, calendar=WorkCalendar(tz="Asia/Tokyo"))
    found = planned(case(owner=east, due_on=WEDNESDAY, due_tz="America/Los_Angeles"))
    assert found[R.OVERDUE].due_at == datetime(2026, 3, 6, 0, tzinfo=UTC)  # at nine on Thursday 8 hours are left


def test_the_lead_is_not_told_of_their_own_items() -> None:
    assert R.OVERDUE_LEAD not in planned(case(owner=LEAD, owner_id=ADA))


def test_an_overdue_item_is_called_to_mind_once_each_working_day() -> None:
    past = Past(sent={R.OVERDUE: on_day(date(2026, 3, 9), OWNER)})
    assert planned(now=nine(9), past=past)[R.OVERDUE].due_at == nine(10)


def test_whoever_takes_over_is_reminded_on_the_same_day_too() -> None:
    past = Past(sent={R.OVERDUE: on_day(date(2026, 3, 9), LEAD)}, waiting={(R.OVERDUE, "any"): nine(9)})
    assert planned(now=nine(9).replace(hour=10), past=past)[R.OVERDUE].due_at == nine(9)


def test_over_the_weekend_nobody_is_reminded() -> None:
    past = Past(sent={R.OVERDUE: on_day(date(2026, 3, 13), OWNER)})
    assert planned(now=nine(13), past=past)[R.OVERDUE].due_at == nine(16)


def test_an_item_of_nobodys_goes_to_the_lead_on_the_next_working_morning() -> None:
    found = planned(case(owner=None, owner_id=None))
    assert (found[R.UNASSIGNED].recipient_id, found[R.UNASSIGNED].due_at) == (ADA, nine(3))
    assert {one.recipient_id for one in found.values()} == {ADA}


def test_it_goes_to_the_lead_once() -> None:
    past = Past(sent={R.UNASSIGNED: TEN.isoformat()})
    assert R.UNASSIGNED not in planned(case(owner=None, owner_id=None), past=past)


def test_it_goes_to_the_lead_again_when_it_lost_its_owner_again() -> None:
    past = Past(sent={R.UNASSIGNED: TEN.isoformat()})
    assert R.UNASSIGNED in planned(case(owner=None, owner_id=None, owner_since=nine(4)), past=past)


def test_a_user_groups_item_is_the_leads_to_answer_for_but_not_nobodys() -> None:
    found = planned(case(owner=None, owner_id=None, owner_group="<!subteam^S1|@sre>"))
    assert R.UNASSIGNED not in found
    assert found[R.DUE_TODAY].recipient_id == ADA


def test_an_owner_who_comes_back_gets_it_again_and_leaves_again_is_asked_about_again() -> None:
    gone, past = replace(OWNER, has_left=True), Past(sent={R.OWNER_LEFT: TEN.isoformat()})
    assert R.OWNER_LEFT not in planned(case(owner=gone), past=past)
    assert R.OWNER_LEFT in planned(case(owner=gone, owner_since=nine(4)), past=past)


def test_when_the_owner_has_left_the_lead_is_asked_and_reminded_instead() -> None:
    found = planned(case(owner=replace(OWNER, has_left=True)))
    assert found[R.OWNER_LEFT].due_at == nine(3)
    assert {one.recipient_id for one in found.values()} == {ADA}


def test_a_snoozed_item_is_quiet_until_the_day_named() -> None:
    found = planned(case(snoozed_until=date(2026, 3, 11)))
    assert (R.DUE_SOON in found, R.DUE_TODAY in found) == (False, False)
    assert (found[R.SNOOZE_OVER].due_at, found[R.OVERDUE].due_at) == (nine(11), nine(11))


def test_a_snooze_until_a_saturday_ends_on_the_monday() -> None:
    snoozed = case(snoozed_until=SATURDAY, due_on=None)
    assert planned(snoozed)[R.SNOOZE_OVER].due_at == nine(9)
    assert planned(snoozed, now=nine(9).replace(hour=8))[R.SNOOZE_OVER].due_at == nine(9)


def test_nobody_is_reminded_of_what_is_done() -> None:
    assert planned(case(status=ActionStatus.DONE)) == {}


def test_whoever_had_a_digest_today_is_reminded_tomorrow() -> None:
    late = Past(waiting={(R.OVERDUE, "2026-03-09"): nine(9)})
    served = case(owner=replace(OWNER, served_on=date(2026, 3, 9)))
    assert planned(served, now=nine(9).replace(hour=11), past=late)[R.OVERDUE].due_at == nine(10)


def test_without_a_due_date_nobody_is_reminded_of_what_somebody_owns() -> None:
    assert planned(case(due_on=None)) == {}


def test_of_a_canceled_incident_only_the_owner_is_reminded() -> None:
    late = planned(replace(CASE, is_canceled=True), nine(13))
    assert {rule: one.recipient_id for rule, one in late.items()} == {R.OVERDUE: BEN}
    assert R.OVERDUE_LEAD in planned(CASE, nine(13))


def test_of_what_nobody_owns_in_a_canceled_incident_nobody_is_reminded() -> None:
    gone = replace(OWNER, has_left=True)
    for about in (case(owner=None, owner_id=None), case(owner=gone)):
        assert planned(about) != {}
        assert planned(replace(about, is_canceled=True)) == {}
