"""Settings that a workspace's admins choose: stored, gone by at once and by every process, never overwritten unseen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.chosen import read_chosen, reader
from bot.clock import AdvancingClock
from bot.domain.action_items import Owner
from bot.domain.dues import Due
from bot.domain.errors import NotAllowed
from bot.domain.ids import IncidentId, UserId
from bot.domain.people import Account, Person
from bot.domain.reminders import ReminderRule as R
from bot.domain.settings import Origin
from bot.environment import read_settings
from bot.rendering.slack.sheet import digest
from bot.storage import Store, tables
from bot.usecases.choosing import BadChoices, Wish, choose, follow_choices, settings_now
from bot.usecases.items import add_item
from bot.usecases.people import learn_person
from bot.usecases.reminders import send_due_reminders
from bot.usecases.scribe import Scribe
from bot.usecases.taste import Preferences
from tests.integration.usecases.world import ADA, BEN, DANA, START, TEAM, declare_in_public, rows, scribe_on

ENVIRONMENT = {"SCRIBE_REMIND_HOURS": "36", "DATABASE_URL": "postgresql://app:hunter2@db/scribe"}
HOURS = "SCRIBE_REMIND_HOURS"


def started(store: Store, clock: AdvancingClock) -> Scribe:
    """Return a scribe as a process that has just begun."""
    settings = read_settings(ENVIRONMENT, is_offline=True)
    scribe = replace(scribe_on(store, clock), preferences=Preferences(settings.taste(), reader(settings)))
    follow_choices(scribe)
    return scribe


@pytest.fixture
def scribe(store: Store) -> Iterator[Scribe]:
    scribe = started(store, AdvancingClock(START))
    for user_id, is_admin in ((ADA, True), (DANA, True), (BEN, False)):
        learn_person(
            scribe,
            Person(team_id=TEAM, user_id=user_id, name=user_id, account=Account.ADMIN if is_admin else Account.MEMBER),
        )
    yield scribe


def wish(name: str, value: str, shown: str = "") -> Wish:
    return Wish(name=name, value=value, shown=digest(shown))


def before_due(scribe: Scribe) -> float | None:
    return scribe.taste.intervals.before_due_hours.usual


def test_what_is_chosen_holds_at_once(scribe: Scribe) -> None:
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    assert before_due(scribe) == 48


def test_it_holds_after_a_restart(scribe: Scribe, store: Store) -> None:
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    assert before_due(started(store, AdvancingClock(START))) == 48


def test_another_process_goes_by_it_from_its_next_tick_on(scribe: Scribe, store: Store) -> None:
    other = started(store, AdvancingClock(START))
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    assert before_due(other) == 36
    follow_choices(other)
    assert before_due(other) == 48


def test_taken_back_the_environment_holds_again(scribe: Scribe) -> None:
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    choose(scribe, [wish(HOURS, "", shown="48")], by=DANA)
    assert before_due(scribe) == 36
    assert rows(scribe.store, tables.chosen_setting) == []


def test_who_chose_it_and_when_is_kept(scribe: Scribe) -> None:
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    [row] = rows(scribe.store, tables.chosen_setting)
    assert (row["chosen_by"], row["chosen_at"]) == (DANA, START)


REFUSED = {BEN: "Only admins of this workspace may change the settings", UserId("U00STRANGER"): "I am asking Slack"}


@pytest.mark.parametrize("who", REFUSED)
def test_only_admins_see_and_change_settings(scribe: Scribe, who: UserId) -> None:
    for deed in (lambda: settings_now(scribe, by=who), lambda: choose(scribe, [wish(HOURS, "48")], by=who)):
        with pytest.raises(NotAllowed, match=REFUSED[who]):
            deed()
    assert before_due(scribe) == 36


def test_slack_is_asked_again_about_whoever_was_refused(scribe: Scribe) -> None:
    with pytest.raises(NotAllowed):
        settings_now(scribe, by=BEN)
    assert [row["arguments"] for row in rows(scribe.store, tables.outbox)] == [{"user_id": BEN}]


def test_one_wrong_value_leaves_all_as_it_was(scribe: Scribe) -> None:
    with pytest.raises(BadChoices) as refused:
        choose(scribe, [wish(HOURS, "48"), wish("SCRIBE_WORKING_HOURS", "17-9")], by=DANA)
    assert refused.value.by_name == {"SCRIBE_WORKING_HOURS": "takes two times of a day, such as 09:00-17:00"}
    assert (before_due(scribe), rows(scribe.store, tables.chosen_setting)) == (36, [])


@pytest.mark.parametrize("name", ["DATABASE_URL", "SLACK_BOT_TOKEN", "SCRIBE_TEMPLATES", "PATH"])
def test_what_is_the_operators_cannot_be_chosen(scribe: Scribe, name: str) -> None:
    with pytest.raises(BadChoices):
        choose(scribe, [wish(name, "x")], by=DANA)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(scribe: Scribe) -> None:
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    with pytest.raises(BadChoices) as refused:
        choose(scribe, [wish(HOURS, "12", shown="")], by=ADA)
    assert "“48” meanwhile" in refused.value.by_name[HOURS]
    assert before_due(scribe) == 48


def test_what_was_left_as_it_was_shown_stays_as_somebody_else_set_it(scribe: Scribe) -> None:
    choose(scribe, [wish(HOURS, "48")], by=DANA)
    assert choose(scribe, [wish(HOURS, "", shown="")], by=ADA) == []
    assert before_due(scribe) == 48


def test_the_answer_knows_what_was_before(scribe: Scribe) -> None:
    [(before, now)] = choose(scribe, [wish(HOURS, "48")], by=DANA)
    assert (before.value, before.origin) == ("36", Origin.ENVIRONMENT)
    assert (now.value, now.origin, now.otherwise) == ("48", Origin.WORKSPACE, "36")


def test_reminders_are_planned_by_what_is_chosen(scribe: Scribe) -> None:
    incident = declare_in_public(scribe)
    _due_on_friday(scribe, incident.id)
    before = _due_soon(scribe)
    choose(scribe, [wish(HOURS, "never")], by=DANA)
    send_due_reminders(scribe)
    assert (before, _due_soon(scribe)) == (1, 0)


def _due_on_friday(scribe: Scribe, incident_id: IncidentId) -> None:
    due = Due(on=date(2026, 3, 6))
    add_item(scribe, incident_id=incident_id, text="Cap the pool", owner=Owner(user_id=BEN), due=due, by=ADA)


def _due_soon(scribe: Scribe) -> int:
    return sum(row["rule"] is R.DUE_SOON for row in rows(scribe.store, tables.reminder))


def test_a_choice_that_this_version_cannot_take_is_left_out_and_named() -> None:
    reading = read_chosen(read_settings(ENVIRONMENT, is_offline=True), {HOURS: "soon", "SCRIBE_COUNTRY": "DE"})
    assert reading.wrong == {HOURS: "“soon” is no number"}
    assert (reading.taste.intervals.before_due_hours.usual, reading.taste.countries.usual) == (36, "DE")


def test_what_became_wrong_with_the_operators_settings_keeps_nobody_from_choosing(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    settings = read_settings({**ENVIRONMENT, "SCRIBE_TEMPLATES": str(folder)}, is_offline=True)
    folder.rmdir()
    assert read_chosen(settings, {HOURS: "48"}).taste.intervals.before_due_hours.usual == 48


def test_no_secret_is_shown() -> None:
    given = {"SLACK_BOT_TOKEN": "xoxb-hunter2", **ENVIRONMENT}
    assert "hunter2" not in repr(read_chosen(read_settings(given), {}).settings)
