"""What is counted, read anew at each scrape. Labels are states and names of ours, never anything that people wrote."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.app import Application
from bot.storage import StoreUnavailable, Tx

STATES = ("pending", "leased", "done", "dead")


class Figures(Collector):
    """The application's figures. Where the database does not answer, what it would say is left out."""

    def __init__(self, application: Application) -> None:
        self._app = application

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: to register must not ask a database."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        way_in = self._app.way_in
        yield _gauge("scribe_connections", "Connections that are well.", way_in.connected if way_in else 0)
        lost = CounterMetricFamily("scribe_connections_lost", "Connections that ended unannounced, since the start.")
        lost.add_metric([], way_in.lost if way_in else 0)
        yield lost
        reopened = CounterMetricFamily(
            "scribe_connections_reopened", "Times that all connections were replaced because they delivered nothing."
        )
        reopened.add_metric([], way_in.reopened if way_in else 0)
        yield reopened
        try:
            with self._app.store.read() as tx:
                figures = list(_of_database(tx, self._app.clock.now()))
        except StoreUnavailable:
            figures = []
        yield _gauge("scribe_database_up", "Whether the database answers.", float(bool(figures)))
        takes_writes = float(self._app.store.takes_writes)
        yield _gauge("scribe_database_takes_writes", "Whether the last write was stored.", takes_writes)
        yield from figures


def _of_database(tx: Tx, now: datetime) -> Iterator[Metric]:
    yield _by_state("scribe_inbox_deliveries", "Deliveries kept, by state.", tx.inbox.counts())
    yield _by_state("scribe_outbox_effects", "Effects kept, by state.", tx.outbox.counts())
    yield _gauge("scribe_inbox_unknown", "Deliveries kept of a kind that nothing is done with.", tx.inbox.unknown())
    yield _gauge(
        "scribe_inbox_oldest_seconds", "Age of the oldest one waiting.", _age(tx.inbox.oldest_waiting_at(), now)
    )
    yield _gauge("scribe_messages_unheard", "Messages read that no delivery told of.", tx.unheard.all().messages)
    yield _gauge("scribe_outbox_due", "Effects that could be performed now.", tx.outbox.waiting(due_by=now))
    yield _gauge("scribe_outbox_late_seconds", "How late the next effect is.", _age(tx.outbox.next_due_at(), now))


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=value)


def _by_state(name: str, text: str, counts: Mapping[str, int]) -> Metric:
    gauge = GaugeMetricFamily(name, text, labels=["state"])
    for state in STATES:
        gauge.add_metric([state], counts.get(state, 0))
    return gauge


def _age(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0
