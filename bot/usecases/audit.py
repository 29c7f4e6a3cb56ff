"""Audit: reads all of an incident's channels in Slack and compares them with its log. Nothing of the log is changed."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ids import ChannelId, MessageTs
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage, Missed
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.spans import Span
from bot.usecases.audit_compare import Difference, Shown, compare
from bot.usecases.audit_reading import CannotRead, Part, Reader, Tell
from bot.usecases.forgetting import as_kept
from bot.usecases.imports import read_span
from bot.usecases.ports import Gateway
from bot.usecases.reconcile import CLOCKS_DIFFER, is_own, sweep_later
from bot.usecases.scribe import Scribe

__all__ = ["CannotRead", "ChannelAudit", "audit", "mend"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelAudit:
    """What came of comparing one channel: how many messages Slack and the log have, and where the two differ.

    `missed`: the messages with texts that were edited away before they were read. Slack does not have them either.
    """

    channel_id: ChannelId
    in_slack: int
    in_log: int
    differences: tuple[Difference, ...]
    missed: tuple[tuple[MessageTs, Missed], ...] = ()


def audit(scribe: Scribe, gateway: Gateway, incident: Incident, tell: Tell) -> list[ChannelAudit]:
    """Compare each of the incident's channels, imports included; what was said in the last seconds is left out.

    Threads that began before the log are found as far back as sweeps look for them.

    Raises:
        CannotRead: Slack refused a page. Nothing is said of the other channels then.
    """
    parts = _parts(scribe, incident)
    reader = Reader(scribe, gateway, tell)
    channels = dict.fromkeys(part.channel_id for part in parts)
    return [_audit_channel(scribe, reader, [one for one in parts if one.channel_id == here]) for here in channels]


def mend(scribe: Scribe, incident: Incident) -> None:
    """Have the running scribe read all of the incident's channels and imports again and take in what differs."""
    with scribe.store.write() as tx:
        for watched in tx.incidents.watched(incident.id):
            sweep_later(tx, scribe, incident, watched.channel_id, reason="audit", is_full=True, is_last=True)
        for span in tx.spans.of(incident.id):
            read_span(tx, scribe, incident, span)


def _parts(scribe: Scribe, incident: Incident) -> list[Part]:
    safely = scribe.now() - CLOCKS_DIFFER
    with scribe.store.read() as tx:
        watches, spans = tx.incidents.watched(incident.id), tx.spans.of(incident.id)
    return [_part(one, safely) for one in watches] + [_part(one, safely, one.thread_ts) for one in spans]


def _part(one: WatchedChannel | Span, safely: datetime, thread_ts: MessageTs | str = "") -> Part:
    return Part(
        team_id=one.team_id, channel_id=one.channel_id, begin=one.captured_from,
        end=min(safely, one.captured_until or safely), thread_ts=thread_ts,
    )  # fmt: skip


def _audit_channel(scribe: Scribe, reader: Reader, parts: list[Part]) -> ChannelAudit:
    shown: dict[MessageTs, Shown] = {}
    log: dict[MessageTs, CapturedMessage] = {}
    for part in parts:
        shown |= {one.message.ts: one for one in reader.part(part) if part.holds(one.message)}
    with scribe.store.read() as tx:
        for part in parts:
            kept = tx.messages.between(part.team_id, part.channel_id, part.begin, part.end)
            log |= {one.ts: _without_files(tx, one) for one in kept if part.holds(one)}
        shown = {ts: replace(one, message=as_kept(tx, one.message)) for ts, one in shown.items()}
    theirs = [one for one in log.values() if not is_own({"user": one.user_id, "bot_id": one.bot_id}, scribe)]
    return ChannelAudit(
        channel_id=parts[0].channel_id, in_slack=len(shown), in_log=len(theirs),
        differences=tuple(compare(shown.values(), theirs)),
        missed=tuple((one.ts, one.missed) for one in theirs if one.missed is not None),
    )  # fmt: skip


def _without_files(tx: Tx, message: CapturedMessage) -> CapturedMessage:
    """Of a person who asked to be forgotten, files are not compared: the log keeps blank rows of them."""
    is_forgotten = tx.forgotten.has(message.team_id, message.user_id)
    return replace(message, files=(), author_name=None) if is_forgotten else message
