"""The composition root: the one place that knows all the parts. Used by the command line, replay, demo and tests."""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.chosen import reader
from bot.clock import Clock, SystemClock
from bot.domain.ids import datetime_to_ts
from bot.domain.people import Workspace
from bot.domain.redaction import read_patterns, use_own
from bot.entry import Address, HttpMode, WayIn
from bot.environment import secret_of
from bot.paths import data_path
from bot.scheduling.scheduler import Ticks
from bot.settings import Settings
from bot.slack.client import socket_address, web_client
from bot.slack.dispatcher import Dispatcher
from bot.slack.errors import one_error
from bot.slack.gateway import SlackGateway
from bot.storage import Store
from bot.storage.disk import empty_journal
from bot.storage.migrations import upgrade
from bot.usecases import leases
from bot.usecases.admitting import ask_accounts
from bot.usecases.choosing import follow_choices
from bot.usecases.keeping import end_old_logs
from bot.usecases.ports import SlackError
from bot.usecases.pruning import prune
from bot.usecases.reconcile import TICK, sweep_all
from bot.usecases.reminders import begin_reminding, send_due_reminders
from bot.usecases.scribe import Scribe
from bot.usecases.taste import Preferences
from bot.usecases.unheard import deaf_since
from handlers.after import AfterAck
from handlers.bolt import Entrance
from handlers.door import Door
from handlers.inbox_worker import InboxWorker
from handlers.keeper import Keeper
from handlers.socket import Socket

RETRY_SECONDS = 5.0
GATHER_SECONDS = 0.1
ANSWER_SECONDS = 0.005
PRUNE_SECONDS = 3600.0
UPKEEP_SECONDS = 60.0

T = TypeVar("T")

log = structlog.get_logger(__name__)


class Application:
    """The running scribe. With `is_ticking` false nothing happens by itself but the work in hand: replay ticks.

    With an address to listen on, Slack posts to it; else the scribe connects to Slack.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        *,
        is_ticking: bool = True,
        listens_on: Address | None = None,
    ) -> None:
        self.settings = settings
        use_own(read_patterns(settings.redact_extra))
        self._listens_on = listens_on
        self.clock = clock or SystemClock()
        self.process_id = uuid.uuid4().hex
        self.store = Store(settings.database_url)
        upgrade(self.store, data_path("migrations"))
        self._is_ticking = is_ticking
        self._client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
        self.gateway = SlackGateway(self._client)
        self.after = AfterAck()
        self._ticks = Ticks()
        self._hellos = self._hellos_swept = 0
        self._greeted_at = self.clock.now()
        self.way_in: WayIn | None = None

    def start(self) -> None:
        """Connect to Slack, take up what was left undone, and serve until `stop`."""
        self.scribe = Scribe(
            store=self.store, clock=self.clock, workspace=self._workspace(),
            preferences=Preferences(self.settings.taste(), reader(self.settings)),
        )  # fmt: skip
        leases.begin(self.scribe, self.process_id)
        follow_choices(self.scribe)
        ask_accounts(self.scribe)
        begin_reminding(self.scribe)
        self.keeper = Keeper(self.scribe)
        self.worker = InboxWorker(
            self.scribe, self.process_id, is_busy=lambda: self.keeper.is_busy,
            gather=GATHER_SECONDS if self._is_ticking else 0.0,
        )  # fmt: skip
        self.dispatcher = Dispatcher(
            self.scribe, self.gateway, self.process_id, gather=ANSWER_SECONDS if self._is_ticking else 0.0
        )
        self.store.on_work("inbox", self.worker.wake)
        self.store.on_work("outbox", self.dispatcher.wake)
        self.worker.start()
        self.dispatcher.start()
        self.way_in = self._way_in()
        self._insist(self.way_in.connect)
        if self._is_ticking:
            self._start_ticks()

    def _workspace(self) -> Workspace:
        return self._insist(self.gateway.workspace)

    def _insist(self, call: Callable[[], T]) -> T:
        """Call Slack again and again while it cannot be reached; a refusal is final."""
        while True:
            try:
                with one_error():
                    return call()
            except SlackError as error:
                if error.is_permanent or error.error in ("invalid_auth", "not_authed", "token_revoked"):
                    raise
                log.warning("slack not reached", error=error.error)
                self.clock.sleep(RETRY_SECONDS)

    def _way_in(self) -> WayIn:
        settings, door = self.settings, self._door()
        if self._listens_on is not None:
            secret = secret_of(settings.slack_signing_secret, "SLACK_SIGNING_SECRET")
            return HttpMode(door, secret, self.clock, self._listens_on, on_start=self._on_hello)
        open_url = socket_address(secret_of(settings.slack_app_token, "SLACK_APP_TOKEN"), settings.slack_api_url)
        count, silence = settings.connections, settings.silence_seconds
        return Socket(door, open_url, self._on_hello, count=count, silence=silence)

    def _door(self) -> Door:
        logger = logging.getLogger("slack_bolt")
        app = App(
            name="scribe", logger=logger,  # without a name Bolt looks for one, in the source of whoever calls
            client=web_client(None, self.settings.slack_api_url), authorize=lambda: self._authorized(),
            process_before_response=True, token_verification_enabled=False,
            ignoring_self_events_enabled=False, request_verification_enabled=False,
        )  # fmt: skip
        entrance = Entrance(self.scribe, self.gateway, self.after)
        entrance.register(app)
        return Door(app, self.keeper)

    def _authorized(self) -> AuthorizeResult:
        """Tell Bolt who we are: it would ask Slack at the first command, which fails where Slack is unwell then."""
        workspace, token = self.scribe.workspace, self.settings.slack_bot_token.get_secret_value()
        return AuthorizeResult(
            enterprise_id=None, team_id=workspace.team_id, bot_user_id=workspace.bot_user_id, bot_id=workspace.bot_id,
            bot_token=token,
        )  # fmt: skip

    def _on_hello(self) -> None:
        """Compare the log with Slack in full: whatever was said while we were away is missing."""
        self._hellos += 1
        self._greeted_at = self.clock.now()
        self.after.submit(self._sweep_if_owed)

    def _sweep_if_owed(self) -> None:
        """Sweep after each new connection; where the database was away then, the next tick does it."""
        hellos = self._hellos
        if hellos != self._hellos_swept:
            sweep_all(self.scribe, reason="connect", is_full=True)
            self._hellos_swept = hellos

    def _reopen_if_deaf(self) -> None:
        """Open other connections where something was said since the last one was opened, and none delivered it."""
        unheard = deaf_since(self.scribe)
        if self.way_in is not None and unheard is not None and unheard > datetime_to_ts(self._greeted_at):
            log.warning("connections deliver nothing, opening others")
            self._greeted_at = self.clock.now()
            self.way_in.reopen()

    def _start_ticks(self) -> None:
        lease = timedelta(seconds=self.settings.lease_seconds)
        self._ticks.every(self.settings.tick_seconds, "reminders", self.tick)
        self._ticks.every(
            self.settings.lease_seconds / 4, "leases", lambda: leases.beat(self.scribe, self.process_id, lease)
        )
        self._ticks.every(
            self.settings.sweep_minutes * 60, "sweep", lambda: sweep_all(self.scribe, reason=TICK, is_full=False)
        )
        self._ticks.every(PRUNE_SECONDS, "prune", self.prune)
        self._ticks.every(UPKEEP_SECONDS, "upkeep", self.upkeep)
        self._ticks.start()

    def prune(self) -> None:
        """Forget what was done long ago."""
        prune(self.scribe, timedelta(days=self.settings.keep_inbox_days))

    def upkeep(self) -> None:
        """End logs that were kept long enough, and have what was wiped leave SQLite's journal too."""
        if self.settings.keep_log_days is not None:
            end_old_logs(self.scribe, timedelta(days=self.settings.keep_log_days))
        empty_journal(self.store)

    def tick(self) -> None:
        """Do what has become due by now."""
        follow_choices(self.scribe)
        self._sweep_if_owed()
        self._reopen_if_deaf()
        send_due_reminders(self.scribe)

    def waiting(self) -> dict[str, int]:
        """Return how much is due now and not done."""
        now = self.clock.now()
        with self.store.read() as tx:
            return {
                "inbox": tx.inbox.waiting(),
                "outbox": tx.outbox.waiting(due_by=now),
                "reminders": tx.reminders.waiting(due_by=now),
            }

    def is_idle(self) -> bool:
        """Whether nothing is due now that is not done."""
        return self.after.is_idle and not any(self.waiting().values())

    def next_effect_at(self) -> datetime | None:
        """Return when the next effect on Slack is due."""
        with self.store.read() as tx:
            return tx.outbox.next_due_at()

    def next_due_at(self) -> datetime | None:
        """Return when the next effect or reminder is due."""
        with self.store.read() as tx:
            dues = [tx.outbox.next_due_at(), tx.reminders.next_due_at()]
        return min((due for due in dues if due is not None), default=None)

    @property
    def is_alive(self) -> bool:
        """Whether every thread that must live does; before the start that is so."""
        return self.way_in is None or (self.worker.is_alive and self.dispatcher.is_alive)

    def wake(self) -> None:
        """Have the workers look at once: the clock was moved."""
        self.worker.wake()
        self.dispatcher.wake()

    def stop(self) -> None:
        """Take nothing new, finish what is in flight, and close."""
        if self.way_in is not None:
            self.way_in.close()
        if self._is_ticking:
            self._ticks.stop()
        self.after.close()
        self.worker.stop()
        self.dispatcher.stop()
        self.store.close()

    def __enter__(self) -> "Application":
        self.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop()
