"""Which groups are called in, and when a severity has become worse."""

import pytest

from bot.domain.oncall import parse_groups, rises
from bot.domain.severity import Severity

SEV1, SEV2, SEV3 = Severity.SEV1, Severity.SEV2, Severity.SEV3


def test_a_severity_may_have_several_groups_by_id_or_handle() -> None:
    found = parse_groups("sev1=S0ONCALL, sev2=@backend-oncall, sev1=@dba")
    assert found == {SEV1: ("S0ONCALL", "@dba"), SEV2: ("@backend-oncall",)}


@pytest.mark.parametrize(
    ("text", "why"),
    [("S0ONCALL", "is no severity"), ("sev9=S0ONCALL", "sev9 is no severity"), ("sev1=backend", "sev1=backend: takes")],
)
def test_what_is_no_group_is_named(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_groups(text)


@pytest.mark.parametrize(
    ("before", "after", "is_worse"),
    [(None, SEV3, True), (SEV2, SEV1, True), (SEV1, SEV2, False), (SEV2, SEV2, False), (SEV2, None, False)],
)
def test_it_rises_when_it_gets_worse(before: Severity | None, after: Severity | None, is_worse: bool) -> None:
    assert rises(before, after) is is_worse
