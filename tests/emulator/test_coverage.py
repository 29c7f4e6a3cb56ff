"""The table of what is covered, held against the routes and against Slack's list of methods."""

import inspect
import re

from bot.emulator.api.authority import Authority
from bot.emulator.api.parameters import PARAMETERS
from bot.emulator.api.scopes import BY_KIND, FIXED, NONE_NEEDED
from bot.emulator.api.table import METHODS
from bot.emulator.coverage import METHODS as COVERED
from tests.emulator.oracle import GENERAL, SLACK, UNRECORDED, needs_oracle, recorded
from tests.emulator.world import ROOT

WITHOUT_A_BOTS_TOKEN = set(re.findall(r'"(\w+\.[\w.]+)":', inspect.getsource(Authority)))
SERVED = set(METHODS) | WITHOUT_A_BOTS_TOKEN


def test_the_table_covers_what_is_served() -> None:
    assert {name for name, c in COVERED.items() if c.status != "absent"} == SERVED


def test_every_difference_is_told() -> None:
    assert [name for name, c in COVERED.items() if c.status == "partial" and not c.difference] == []


def test_every_method_has_its_scope_settled() -> None:
    assert set(FIXED) | set(BY_KIND) | NONE_NEEDED == SERVED


def test_every_method_has_its_arguments_settled() -> None:
    assert set(PARAMETERS) == SERVED


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
    recorded_ones = NONE_NEEDED - UNRECORDED
    assert {n for n in recorded_ones if recorded(f"methods/{n}.json").get("scope", {}).get("bot")} == set()


@needs_oracle
def test_every_error_in_the_code_is_one_of_slacks() -> None:
    documented = {
        e for p in (SLACK / "methods").glob("*.json") for e in recorded(f"methods/{p.name}").get("errors", {})
    }
    folder = ROOT / "bot/emulator/api"
    sources = [*folder.glob("*.py"), *(folder.parent / f"{name}.py" for name in ("modals", "oauth", "tokens"))]
    raised = {e for p in sources for e in re.findall(r'SlackError\("(\w+)"', p.read_text())}
    of_unrecorded = {"cant_delete_file", "cant_leave_general", "invalid_timestamp", "invalid_scope"}
    of_unrecorded |= {"time_in_past", "time_too_far", "restricted_too_many", "invalid_scheduled_message_id"}
    assert raised - documented - GENERAL - of_unrecorded == set()


def test_the_emulator_knows_nothing_of_the_bot() -> None:
    sources = (ROOT / "bot/emulator").rglob("*.py")
    imported = {m for p in sources for m in re.findall(r"^\s*(?:from|import) (bot[.\w]*)", p.read_text(), re.M)}
    assert {name for name in imported if not name.startswith("bot.emulator")} == set()
