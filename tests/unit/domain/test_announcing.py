"""Where an incident is announced: by severity, and otherwise where it is private or a test."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.announcing import Announcing, parse_channels
from bot.domain.ids import ChannelId, IncidentId, TeamId, UserId
from bot.domain.incident import Incident
from bot.domain.severity import Severity

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
INCIDENT = Incident(
    id=IncidentId(1), team_id=TeamId("T0"), number=1, title="Checkout fails", reporter_id=UserId("U0ADA"),
    declared_at=AT, captured_from=AT, severity=Severity.SEV1,
)  # fmt: skip
EVERYWHERE = Announcing(
    usual=parse_channels("C0ALL, sev1=C0EXEC, sev4=never"),
    tests=parse_channels("C0TEST"),
    private=parse_channels("sev1=G0LEGAL"),
)


@pytest.mark.parametrize(
    ("severity", "channel"),
    [(Severity.SEV1, "C0EXEC"), (Severity.SEV2, "C0ALL"), (Severity.SEV4, None), (None, "C0ALL")],
)
def test_each_severity_has_its_channel(severity: Severity | None, channel: ChannelId | None) -> None:
    assert EVERYWHERE.channel_of(replace(INCIDENT, severity=severity), is_private=False) == channel


@pytest.mark.parametrize(
    ("is_test", "is_private", "channel"),
    [(True, False, "C0TEST"), (False, True, "G0LEGAL"), (True, True, None), (False, False, "C0EXEC")],
)
def test_tests_and_private_ones_go_where_a_setting_sends_them(
    is_test: bool, is_private: bool, channel: ChannelId | None
) -> None:
    assert EVERYWHERE.channel_of(replace(INCIDENT, is_test=is_test), is_private=is_private) == channel


@pytest.mark.parametrize(("is_test", "is_private"), [(True, False), (False, True)])
def test_without_such_a_setting_they_go_nowhere(is_test: bool, is_private: bool) -> None:
    usual = Announcing(usual=parse_channels("C0ALL"))
    assert usual.channel_of(replace(INCIDENT, is_test=is_test), is_private=is_private) is None


@pytest.mark.parametrize("text", ["", "never", "sev1=never"])
def test_a_setting_that_names_no_channel_is_none(text: str) -> None:
    assert not Announcing(usual=parse_channels(text)).is_set


@pytest.mark.parametrize(
    ("text", "why"),
    [("#incidents", "takes a channel's id"), ("sev9=C0ALL", "sev9 is no severity"), ("sev1=exec", "sev1=exec: takes")],
)
def test_what_is_no_channel_is_named(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_channels(text)
