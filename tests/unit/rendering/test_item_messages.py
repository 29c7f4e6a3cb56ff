"""Digests and lists as messages: within what Slack takes, however many items there are and whatever is in them."""

import pytest

from bot.domain.action_items import ActionItem, ActionStatus, Horizon, Priority
from bot.domain.ids import ChannelId, IncidentId, MessageTs, TeamId
from bot.domain.incident import Incident
from bot.domain.reminders import ReminderRule
from bot.emulator.blockrules import MESSAGE_CHARACTERS, characters, complaints
from bot.rendering.slack.digest import DigestIncident, DigestItem, digest
from bot.rendering.slack.item_lists import item_list
from bot.rendering.slack.parts import SlackMessage
from tests.unit.domain.cast import ADA, TEN

R = ReminderRule
INCIDENT = Incident(
    id=IncidentId(7), team_id=TeamId("T1"), number=7, title="&" * 200, reporter_id=ADA, declared_at=TEN,
    captured_from=TEN,
)  # fmt: skip
RULES = (R.OVERDUE, R.OVERDUE_LEAD, R.OWNER_LEFT, R.UNASSIGNED, R.DUE_TODAY, R.DUE_SOON, R.SNOOZE_OVER)
TEXTS = ("Alert on pool usage", "Write down what the pool needs and why, " * 10, "&<>" * 1000)


def items(count: int, text: str) -> list[ActionItem]:
    """Items that say as much as they may."""
    return [
        ActionItem(
            id=number, incident_id=IncidentId(7), number=number, text=text, owner_id=ADA, due_on=TEN.date(), due_at=TEN,
            due_tz="America/Argentina/Buenos_Aires", horizon=Horizon.LONG_TERM, priority=Priority.HIGH,
            status=ActionStatus.BLOCKED, reason="&" * 500, created_by=ADA, created_at=TEN, message_ts=MessageTs("1.1"),
            links=(f"https://example.com/?{'&a=1' * 200}", "https://example.com/42"), channel_id=ChannelId("C1"),
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


def sent(count: int, text: str) -> SlackMessage:
    told = [
        DigestItem(item=one, incident=INCIDENT, rules=frozenset({RULES[one.number % len(RULES)]}))
        for one in items(count, text)
    ]
    led = [DigestIncident(incident=INCIDENT, rules=frozenset({R.POSTMORTEM, R.REVIEW}))] * min(count, 40)
    return digest(told, led, TEN.date(), "https://example.slack.com/", TEN)


def must_be_taken(message: SlackMessage) -> None:
    blocks = [dict(block) for block in message.blocks]
    assert complaints(blocks, in_view=False) == []
    assert characters(blocks) <= MESSAGE_CHARACTERS * 3 // 4  # where exactly Slack ends is not written down


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("count", [1, 20, 21, 500])
def test_slack_takes_a_digest(count: int, text: str) -> None:
    must_be_taken(sent(count, text))


@pytest.mark.parametrize("text", TEXTS)
def test_slack_takes_a_page_of_a_list(text: str) -> None:
    listed = [(one, INCIDENT) for one in items(30, text)]
    must_be_taken(item_list("Yours", "mine", listed, page=1, workspace_url="https://example.slack.com/", now=TEN))


def test_no_item_of_a_digest_is_passed_over() -> None:
    [more] = [block["text"]["text"] for block in sent(500, TEXTS[0]).blocks if block["block_id"] == "more"]
    shown = [block for block in sent(500, TEXTS[0]).blocks if str(block["block_id"]).startswith("about:")]
    [_, *lines, last] = more.split("\n")
    assert last == f"_and {500 - len(shown) - len(lines)} more: `/incident actions mine`_"


def test_an_address_that_is_too_long_for_a_message_leaves_room_for_others() -> None:
    [about] = [block["text"]["text"] for block in sent(1, TEXTS[0]).blocks if block["block_id"] == "about:1"]
    assert "a=1" not in about
    assert "<https://example.com/42|link>" in about
