"""Slack in trouble while digests are sent: none is lost, none comes twice, and what cannot be sent is told of."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from bot.slack.gateway import SlackGateway
from bot.storage import Store
from bot.usecases.reminders import send_due_reminders
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import WORKSPACE, HurriedClock, drain, quiet_emulator
from tests.support.reminding.broken import WithoutMetadata
from tests.support.reminding.many import MONDAY_NIGHT, TUESDAY_AT_NINE, fill, owner, sent, settle_in, wanted

PEOPLE = 4
AN_HOUR = timedelta(hours=1)
POST, OPEN = "chat.postMessage", "conversations.open"
PASSING: dict[str, dict[str, Any]] = {
    "429 with Retry-After": {"method": POST, "retry_after": 30, "times": 3},
    "500s": {"method": POST, "status": 500, "times": 6},
    "500s after the post went through": {"method": POST, "status": 500, "before": False, "times": 2},
    "time-outs after the post went through": {"method": POST, "hang": 0.02, "times": 3},
    "the token is revoked for a while": {"method": "*", "error": "token_revoked", "times": 9},
}


@dataclass
class Morning:
    """The scribe on a Tuesday at nine, its digests claimed."""

    scribe: Scribe
    clock: HurriedClock
    emulator: Emulator
    gateway: SlackGateway

    @property
    def control(self) -> Control:
        return self.emulator.control

    def send(self, longest: timedelta = timedelta(hours=4)) -> Counter[str]:
        drain(self.scribe, self.gateway, self.clock, longest=longest)
        return sent(self.emulator, PEOPLE)

    def dead(self) -> list[tuple[str, str]]:
        with self.scribe.store.read() as tx:
            return [(one.recipient_id, reason) for one, reason in tx.reminders.dead()]


@contextmanager
def morning_on(store: Store, gateway: type[SlackGateway] = SlackGateway) -> Iterator[Morning]:
    clock = HurriedClock(MONDAY_NIGHT)
    with quiet_emulator(clock) as emulator:
        settle_in(emulator, PEOPLE)
        fill(store, clock, PEOPLE)
        clock.advance_to(TUESDAY_AT_NINE)
        scribe = Scribe(store=store, clock=clock, workspace=WORKSPACE)
        send_due_reminders(scribe)
        client = WebClient(token=emulator.bot_token, base_url=emulator.api_url, timeout=5)
        yield Morning(scribe=scribe, clock=clock, emulator=emulator, gateway=gateway(client))


@pytest.fixture
def morning(sqlite_url: str) -> Iterator[Morning]:
    store = Store(sqlite_url)
    with morning_on(store) as morning:
        yield morning
    store.close()


@pytest.mark.parametrize("trouble", PASSING.values(), ids=PASSING)
def test_trouble_that_passes_loses_and_repeats_nothing(morning: Morning, trouble: dict[str, Any]) -> None:
    morning.control.fail(**trouble)
    assert morning.send() == wanted(PEOPLE)
    assert morning.dead() == []


def test_slack_may_be_away_for_an_hour(morning: Morning) -> None:
    morning.control.fail("*", status=503, times=10_000)
    morning.send(AN_HOUR)
    morning.control.heal()
    assert morning.send() == wanted(PEOPLE)


def test_without_the_key_in_the_metadata_a_time_out_doubles_a_digest(sqlite_url: str) -> None:
    store = Store(sqlite_url)
    with morning_on(store, WithoutMetadata) as morning:
        morning.control.fail(**PASSING["time-outs after the post went through"])
        assert morning.send() != wanted(PEOPLE)
    store.close()


@pytest.mark.parametrize(("method", "error"), [(OPEN, "user_not_found"), (POST, "channel_not_found")])
def test_a_refusal_for_good_ends_dead_with_its_reason_and_the_lead_is_told(
    morning: Morning, method: str, error: str
) -> None:
    morning.control.fail(method, error=error, skip=1)
    there = morning.send()
    [(missed, reason)] = morning.dead()
    assert (reason, missed in {owner(number) for number in range(1, PEOPLE)}) == (error, True)
    told = [said["text"] for said in morning.control.history(morning.control.dm(owner(0)))]
    assert f"INC-1: I could not remind <@{missed}>. Slack said `{error}`." in told
    assert sum(key.startswith("digest:") for key in there) == PEOPLE - 1


def test_a_digest_that_slack_takes_too_late_in_the_day_waits_for_the_next_morning(morning: Morning) -> None:
    morning.clock.advance_to(TUESDAY_AT_NINE + timedelta(hours=8))
    assert morning.send() == Counter()
    morning.clock.advance_to(TUESDAY_AT_NINE + timedelta(days=1))
    send_due_reminders(morning.scribe)
    assert set(morning.send()) == {key.replace("03-03", "03-04") for key in wanted(PEOPLE)}
