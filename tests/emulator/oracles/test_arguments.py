"""The arguments of every method, held against Slack's list of them."""

from typing import Any

import pytest

from bot.emulator.api.parameters import PARAMETERS
from tests.emulator.oracle import UNRECORDED, needs_oracle, recorded

pytestmark = needs_oracle

RECORDED = sorted(set(PARAMETERS) - UNRECORDED)
# Slack's list says optional, and its prose says required.
REQUIRED_IN_PROSE = {"channel_id", "bookmark_id", "user", "text"}
TIERS = {"Tier1": "1", "Tier2": "20", "Tier3": "50", "Tier4": "100"}


def arguments(method: str) -> dict[str, Any]:
    """Name to description, the token left out."""
    described = recorded(f"methods/{method}.json")["args"]["properties"]
    return {name: about for name, about in described.items() if name != "token"}


@pytest.mark.parametrize("method", RECORDED)
def test_a_method_takes_the_arguments_that_slack_lists(method: str) -> None:
    assert set(PARAMETERS[method].types) == set(arguments(method))


@pytest.mark.parametrize("method", RECORDED)
def test_what_slack_requires_is_required(method: str) -> None:
    required = set(recorded(f"methods/{method}.json")["args"].get("required", [])) - {"token"}
    assert required <= set(PARAMETERS[method].required) <= required | REQUIRED_IN_PROSE


@pytest.mark.parametrize("method", RECORDED)
def test_a_type_is_the_one_that_slack_lists(method: str) -> None:
    ours = PARAMETERS[method].types
    listed = {"boolean": {"boolean"}, "integer": {"number"}, "number": {"number"}, "array": {"list", "json"}}
    listed["string"] = {"text", "json", "list"}
    wrong = {
        name: ours[name]
        for name, about in arguments(method).items()
        if about.get("type") in listed and ours[name] not in listed[about["type"]]
    }
    assert wrong == {}


@pytest.mark.parametrize("method", RECORDED)
def test_json_is_read_where_slack_reads_it(method: str) -> None:
    assert PARAMETERS[method].reads_json == bool(recorded(f"methods/{method}.json").get("json_input_supported"))


@pytest.mark.parametrize("method", sorted(PARAMETERS))
def test_the_rate_is_that_of_slacks_tier(method: str) -> None:
    tier = recorded("limits/rate_limit_tiers.json").get(method, "")
    expected = "*" if tier.startswith("Special") else TIERS.get(tier, "-")
    assert PARAMETERS[method].tier == expected
