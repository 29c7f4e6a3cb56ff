"""What is set by severity: the usual value, and others for some severities."""

import pytest

from bot.domain.by_severity import BySeverity, parse_by_severity
from bot.domain.severity import Severity


def _plain(value: str, entry: str) -> str:
    return value


def test_each_severity_has_its_own_value_or_the_usual_one() -> None:
    found = parse_by_severity("24, sev1 = 48, sev4=never", _plain)
    assert found == BySeverity(usual="24", special={Severity.SEV1: "48", Severity.SEV4: None})
    assert [found.of(one) for one in (None, Severity.SEV1, Severity.SEV2, Severity.SEV4)] == ["24", "48", "24", None]


def test_nothing_is_set_by_nothing() -> None:
    assert not parse_by_severity(" , ", _plain).is_set


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("24, 48", "48: the usual one is named twice"),
        ("never, 24", "24: the usual one is named twice"),
        ("sev1=1, sev2=2, SEV-1=never", "SEV-1=never: SEV-1 is named twice"),
        ("24, sev9=1", "sev9=1: sev9 is no severity, such as sev1"),
    ],
)
def test_what_contradicts_itself_is_refused_by_its_entry(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_by_severity(text, _plain)
