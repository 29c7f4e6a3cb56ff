"""The table of what is covered, held against the routes and against Slack's list of methods."""

import re

from bot.emulator.api.scopes import BY_KIND, FIXED, NONE_NEEDED
from bot.emulator.api.table import METHODS
from bot.emulator.coverage import METHODS as COVERED
from tests.emulator.oracle import SLACK, needs_oracle, recorded
from tests.emulator.world import ROOT

SERVED = set(METHODS) | {"apps.connections.open"}
UNRECORDED = {"files.list"}  # Slack documents it, and the record beside the project lacks it
GENERAL = {"not_authed", "invalid_auth", "unknown_method", "missing_scope", "invalid_arguments"}
GENERAL |= {"not_allowed_token_type", "ratelimited", "internal_error", "invalid_json"}


def test_the_table_covers_what_is_served() -> None:
    assert {name for name, c in COVERED.items() if c.status != "absent"} == SERVED


def test_every_difference_is_told() -> None:
    assert [name for name, c in COVERED.items() if c.status == "partial" and not c.difference] == []


def test_every_method_has_its_scope_settled() -> None:
    assert set(FIXED) | set(BY_KIND) | NONE_NEEDED == SERVED


@needs_oracle
def test_the_table_names_every_method_of_slacks_list() -> None:
    assert {path.stem for path in (SLACK / "methods").glob("*.json")} | UNRECORDED == set(COVERED)


@needs_oracle
def test_scopes_are_those_that_slack_documents() -> None:
    wrong = {}
    for name in SERVED - NONE_NEEDED - UNRECORDED:
        documented = set(recorded(f"methods/{name}.json")["scope"]["bot"])
        kinds = BY_KIND.get(name, {"": FIXED.get(name, ())})
        ours = {scope for scopes in kinds.values() for scope in scopes}
        if not ours <= documented:
            wrong[name] = ours - documented
    assert wrong == {}


@needs_oracle
def test_methods_without_a_scope_need_none_in_slack() -> None:
    assert {n for n in NONE_NEEDED if recorded(f"methods/{n}.json").get("scope", {}).get("bot")} == set()


@needs_oracle
def test_required_arguments_are_required_in_slack_too() -> None:
    wrong = {}
    for name in METHODS.keys() - UNRECORDED:
        method = METHODS[name]
        required = set(recorded(f"methods/{name}.json")["args"].get("required", []))
        if not set(method.required) <= required | {"channel_id"}:
            wrong[name] = set(method.required) - required
    assert wrong == {}


@needs_oracle
def test_the_errors_answered_are_slacks() -> None:
    documented = {
        e for p in (SLACK / "methods").glob("*.json") for e in recorded(f"methods/{p.name}").get("errors", {})
    }
    sources = [p for p in (ROOT / "bot/emulator").rglob("*.py") if "api" in p.parts or p.stem == "modals"]
    raised = {e for p in sources for e in re.findall(r'SlackError\("(\w+)"', p.read_text())}
    assert raised - documented - GENERAL == set()


def test_the_emulator_knows_nothing_of_the_bot() -> None:
    sources = (ROOT / "bot/emulator").rglob("*.py")
    imported = {m for p in sources for m in re.findall(r"^\s*(?:from|import) (bot[.\w]*)", p.read_text(), re.M)}
    assert {name for name in imported if not name.startswith("bot.emulator")} == set()
