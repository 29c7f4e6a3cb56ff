"""Settings of what documents go by: hosts of links, and reactions that mark a status update."""

from pathlib import Path

import pytest

from bot.environment import BadSettings, read_settings
from bot.postmortem.hosts import LinkKind, link_kind
from bot.usecases.taste import Taste

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def taste(**settings: str) -> Taste:
    return read_settings({**TOKENS, **settings}).taste()


def test_hosts_of_our_own_are_told_apart() -> None:
    hosts = taste(SCRIBE_LINK_HOSTS="find.example.com=logs, charts = metrics").link_hosts
    assert link_kind("https://find.example.com/q", hosts) is LinkKind.LOGS
    assert link_kind("https://charts.example.com/d", hosts) is LinkKind.METRICS


def test_the_usual_hosts_stay_known() -> None:
    assert link_kind("https://grafana.example.com", taste(SCRIBE_LINK_HOSTS="x.example=logs").link_hosts)


def test_a_usual_host_may_be_told_otherwise() -> None:
    hosts = taste(SCRIBE_LINK_HOSTS="grafana=logs").link_hosts
    assert link_kind("https://grafana.example.com", hosts) is LinkKind.LOGS


@pytest.mark.parametrize("entry", ["logs.example.com", "logs.example.com=pictures", "https://x.example=logs", "=logs"])
def test_a_wrong_host_is_named(entry: str) -> None:
    with pytest.raises(BadSettings, match=f"SCRIBE_LINK_HOSTS: “{entry}”"):
        taste(SCRIBE_LINK_HOSTS=f"charts=metrics,{entry}")


def test_reactions_that_mark_updates_are_read() -> None:
    assert taste(SCRIBE_UPDATE_REACTIONS=":mega:, siren").update_reactions == {"mega", "siren"}


WRONG = {
    "SLACK_SIGNING_SECRET": (" ", "short", "a secret of some length"),
    "SCRIBE_PUBLIC_URL": ("https://", "https://x y.example", "https://ada:pw@x.example", "https://x.example/?a=1"),
    "DATABASE_URL": ("postgresql://app:half@db:port/scribe",),
    "SCRIBE_HISTORY_CALLS_PER_MINUTE": ("1e-300",),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_value_that_could_not_work_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match=f"^{name}: ") as refused:
        taste(**{name: value})
    assert "half" not in str(refused.value)


def test_a_file_that_holds_no_text_is_named_and_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(b"xoxb-\xff")
    with pytest.raises(BadSettings, match=r"^SLACK_BOT_TOKEN_FILE: holds no text$"):
        read_settings({"SLACK_BOT_TOKEN_FILE": str(tmp_path / "token")})
