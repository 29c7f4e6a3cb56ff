"""`scribe audit INC-7`: reads Slack and tells where the log differs, by ids, times and fields; texts on request."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import click

from bot.chosen import preferences_of
from bot.clock import Clock, SystemClock
from bot.domain.incident import Incident
from bot.domain.redaction import read_patterns, use_own
from bot.opened import number_of, opened_store, warn_if_private
from bot.postmortem.rows import MISSED
from bot.settings import Settings
from bot.slack.client import web_client
from bot.slack.gateway import SlackGateway
from bot.storage import Store
from bot.told import Told
from bot.usecases.audit import CannotRead, ChannelAudit, audit, mend
from bot.usecases.audit_compare import Difference, FieldDifference
from bot.usecases.ports import SlackError
from bot.usecases.scribe import Scribe

_SAID = frozenset({"text", "name", "files"})  # what people wrote; of anything else ids and times are told


def audit_incident(
    key: str, settings: Settings, clock: Clock | None = None, *,
    as_json: bool = False, shows_text: bool = False, mends: bool = False,
) -> int:  # fmt: skip
    """Print what Slack has, what the log has, and the differences; return 1 where there is one, else 0.

    Raises:
        Told: there is no such incident, or the database or Slack could not be read whole.
    """
    use_own(read_patterns(settings.redact_extra))
    with opened_store(settings.database_url) as store:
        gateway = SlackGateway(web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url))
        scribe = _scribe(settings, store, gateway, clock or SystemClock())
        incident = _named(scribe, key)
        channels = _read(scribe, gateway, incident) if incident.log_ended_at is None else []
        is_clean = not any(channel.differences for channel in channels)
        if mends and not is_clean:
            mend(scribe, incident)
    if as_json:
        click.echo(json.dumps(_as_json(incident, channels, shows_text=shows_text), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_told(incident, channels, shows_text=shows_text)))
    if mends and not is_clean:
        click.echo("A full sweep is asked for; `scribe serve` does it. Audit again afterwards.", err=True)
    return 0 if is_clean else 1


def _scribe(settings: Settings, store: Store, gateway: SlackGateway, clock: Clock) -> Scribe:
    try:
        workspace = gateway.workspace()
    except SlackError as refused:
        raise Told(f"Slack could not be read: {refused.error}") from refused
    preferences = preferences_of(store, workspace.team_id, settings)
    return Scribe(store=store, clock=clock, workspace=workspace, preferences=preferences)


def _named(scribe: Scribe, key: str) -> Incident:
    number = number_of(key)
    with scribe.store.read() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, number)
        if incident is not None:
            warn_if_private(tx, incident)
    if incident is None:
        raise Told(f"There is no INC-{number} of {scribe.workspace.url} in the database.")
    return incident


def _read(scribe: Scribe, gateway: SlackGateway, incident: Incident) -> list[ChannelAudit]:
    try:
        return audit(scribe, gateway, incident, lambda line: click.echo(line, err=True))
    except CannotRead as unread:
        raise Told(f"{incident.key} could not be compared. {unread}") from unread


def _told(incident: Incident, channels: list[ChannelAudit], *, shows_text: bool) -> Iterator[str]:
    if incident.log_ended_at is not None:
        ended = f"{incident.log_ended_at:%Y-%m-%d %H:%M} UTC"
        yield f"ok    what was said in {incident.key} is kept no longer, since {ended}"
    elif not channels:
        yield f"ok    {incident.key} records no channel yet"
    for channel in channels:
        counts = f"{channel.channel_id}: {channel.in_slack} messages in Slack, {channel.in_log} in the log"
        yield f"{'LOOK' if channel.differences else 'ok  '}  {counts}"
        for one in channel.differences:
            yield from _told_difference(one, shows_text=shows_text)
        for ts, missed in channel.missed:
            yield f"note  {channel.channel_id} {ts}: {MISSED[missed]}"


def _told_difference(one: Difference, *, shows_text: bool) -> Iterator[str]:
    where = f"LOOK  {one.channel_id} {one.ts}: {one.finding.value}"
    if not one.fields:
        yield where
    for field in one.fields:
        there, here = (_shown(field, value, shows_text=shows_text) for value in (field.in_slack, field.in_log))
        yield f"{where}: {field.field}: Slack has {there}, the log has {here}"


def _shown(field: FieldDifference, value: Any, *, shows_text: bool) -> str:
    return json.dumps(_seen(field, value, shows_text=shows_text), ensure_ascii=False)


def _seen(field: FieldDifference, value: Any, *, shows_text: bool) -> Any:
    """The value, or so much of it that two can be told apart: its length and a part of its digest."""
    if shows_text or value is None or field.field not in _SAID:
        return value
    if isinstance(value, list):
        return [{"id": file["id"], "size": file["size"], "digest": _digest(json.dumps(file))} for file in value]
    return {"characters": len(value), "digest": _digest(value)}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _as_json(incident: Incident, channels: list[ChannelAudit], *, shows_text: bool) -> dict[str, Any]:
    return {
        "incident": incident.key,
        "log_ended_at": incident.log_ended_at and incident.log_ended_at.isoformat(),
        "is_clean": not any(channel.differences for channel in channels),
        "channels": [
            {
                "channel": channel.channel_id, "in_slack": channel.in_slack, "in_log": channel.in_log,
                "differences": [_difference(one, shows_text=shows_text) for one in channel.differences],
                "missed_texts": [{"ts": ts, "missed": missed.value} for ts, missed in channel.missed],
            }
            for channel in channels
        ],
    }  # fmt: skip


def _difference(one: Difference, *, shows_text: bool) -> dict[str, Any]:
    fields = [
        {
            "field": field.field,
            "slack": _seen(field, field.in_slack, shows_text=shows_text),
            "log": _seen(field, field.in_log, shows_text=shows_text),
        }
        for field in one.fields
    ]
    return {"finding": one.finding.value, "channel": one.channel_id, "ts": one.ts, "fields": fields}
