"""The command line's part on settings: `scribe config show`."""

import json
from collections.abc import Iterator
from typing import Any

import click

from bot.domain.ids import TeamId
from bot.domain.settings import Origin, Setting
from bot.rendering.visible import on_terminal
from bot.usecases.taste import Reading


@click.group()
def config() -> None:
    """The settings."""


@config.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def show(as_json: bool) -> None:
    """Print the settings in force, and where each comes from: default, environment, or the workspace's own choice.

    Secrets are not printed. The exit code is 1 where a choice that is stored cannot be taken.
    """
    from bot.chosen import readings_of
    from bot.opened import opened_store
    from bot.told import read_settings_or_tell

    settings = read_settings_or_tell(is_offline=True)
    with opened_store(settings.database_url) as store:
        readings = readings_of(store, settings)
    if as_json:
        click.echo(json.dumps({team or "": _as_json(one) for team, one in readings.items()}, indent=2))
    else:
        for team, reading in readings.items():
            for line in _lines(team, reading):
                click.echo(on_terminal(line))
    raise SystemExit(1 if any(reading.wrong for reading in readings.values()) else 0)


def _lines(team: TeamId | None, reading: Reading) -> Iterator[str]:
    if team:
        yield f"# Workspace {team}"
    for setting in reading.settings:
        yield f"{setting.name}={setting.value}  ({_origin(setting)})"
    for name, why in reading.wrong.items():
        yield f"LOOK  {name}: what is chosen in Slack is left out: {why}"


def _origin(setting: Setting) -> str:
    if setting.origin is Origin.WORKSPACE:
        return f"chosen in Slack; otherwise {setting.otherwise or 'nothing'}"
    return str(setting.origin.value)


def _as_json(reading: Reading) -> dict[str, Any]:
    settings = {
        one.name: {"value": one.value, "origin": one.origin.value, "otherwise": one.otherwise}
        for one in reading.settings
    }
    return {"settings": settings, "wrong": dict(reading.wrong)}
