"""`scribe serve`: runs the bot until it is told to stop."""

import signal
import sys
import threading
from collections.abc import Callable

import click
import structlog

from bot.app import Application
from bot.entry import Address, HttpMode
from bot.health import Health
from bot.settings import Settings
from bot.storage import StoreUnavailable
from bot.storage.migrations import DatabaseTooNew
from bot.usecases.ports import SlackError
from bot.web import CannotListen, WebServer
from handlers.http import PATH

GLANCE = 0.25  # seconds

log = structlog.get_logger(__name__)


class CannotServe(click.ClickException):
    """The bot cannot start; the message says what to mend."""

    exit_code = 2


def run_until_stopped(settings: Settings, listens_on: Address | None = None) -> None:
    """Start, say so, wait for SIGTERM or Ctrl-C, and finish what is in flight. HTTP mode where there is an address.

    While the start still waits for Slack, a signal ends the program at once: nothing is in flight yet.
    """
    _on_signal(lambda: sys.exit(0))
    try:
        application = Application(settings, listens_on=listens_on)
        health = _health(application)
        application.start()
    except (DatabaseTooNew, StoreUnavailable, CannotListen) as refused:
        raise CannotServe(str(refused)) from refused
    except SlackError as refused:
        raise CannotServe(_said(refused)) from refused
    told: list[bool] = []
    _on_signal(lambda: told.append(True))  # no lock: the handler may run while the main thread holds it
    workspace = application.scribe.workspace
    log.info("serving", workspace=workspace.url, team=workspace.team_id, **_addresses(application))
    pause = threading.Event()
    while not told:  # now and then, since a signal that reaches another thread wakes nobody here
        pause.wait(GLANCE)
    log.info("stopping")
    application.stop()
    if health is not None:
        health.stop()
    log.info("stopped")


def _health(application: Application) -> WebServer | None:
    """Serve health and metrics from before the start on, so that it shows what the start waits for."""
    settings = application.settings
    if settings.health_port is None:
        return None
    server = WebServer(Health(application).routes(), settings.health_host, settings.health_port)
    server.start()
    log.info("health", host=server.host, port=server.port)
    return server


def _addresses(application: Application) -> dict[str, str]:
    """Where we listen, and what Slack has to be told (`scribe manifest` prints the same)."""
    if not isinstance(application.way_in, HttpMode):
        return {}
    public_url = application.settings.public_url
    return {"listens_on": application.way_in.url} | ({"request_url": f"{public_url}{PATH}"} if public_url else {})


def _on_signal(act: Callable[[], object]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: act())


def _said(refused: SlackError) -> str:
    if refused.error in ("invalid_auth", "not_authed", "token_revoked", "account_inactive"):
        return f"Slack does not accept SLACK_BOT_TOKEN ({refused.error}). Copy it again from “OAuth & Permissions”."
    return f"Slack refused: {refused.error}"
