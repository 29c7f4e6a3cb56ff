"""`scribe verify INC-7`: tells whether the record still supports every line of a postmortem. It does not need Slack."""

from collections.abc import Iterator

import click

from bot.chosen import preferences_of
from bot.clock import SystemClock
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.people import Workspace
from bot.opened import number_of, warn_if_private
from bot.rendering.visible import on_terminal
from bot.storage import Store
from bot.told import Told, read_settings_or_tell
from bot.usecases.ports import CannotBeMade
from bot.usecases.scribe import Scribe
from bot.usecases.verify import Verdict, verify, workspace_of


def verify_incident(store: Store, key: str) -> int:
    """Print what is found; return 1 where a line lacks its source or a source changed since the draft, else 0.

    Lines begin with "ok" or, where somebody should look, with "LOOK".

    Raises:
        Told: there is no such incident, or its draft cannot be made again.
        StoreUnavailable: the database does not answer.
    """
    verdicts = [(incident, _verdict(store, incident)) for incident in _named(store, key)]
    for incident, verdict in verdicts:
        for line in _told(incident, verdict):
            click.echo(on_terminal(line))
    return 0 if all(verdict.is_sound for _, verdict in verdicts) else 1


def _verdict(store: Store, incident: Incident) -> Verdict:
    try:
        return verify(_scribe(store, incident), incident_id=incident.id)
    except CannotBeMade as unmakeable:
        raise Told(f"The draft of {incident.key} cannot be made again to compare it: {unmakeable}") from None


def _named(store: Store, key: str) -> list[Incident]:
    """The incidents of that number: each workspace in the database has its own."""
    number = number_of(key)
    with store.read() as tx:
        incidents = tx.incidents.with_number(number)
        for incident in incidents:
            warn_if_private(tx, incident)
    if not incidents:
        raise Told(f"There is no INC-{number} in the database.")
    return incidents


def _scribe(store: Store, incident: Incident) -> Scribe:
    """A scribe that only reads; the workspace's address is that of the draft's own links."""
    with store.read() as tx:
        url = workspace_of(tx, incident.id) or "https://slack.com/"
    workspace = Workspace(team_id=incident.team_id, url=url, bot_user_id=UserId(""), bot_id="")
    preferences = preferences_of(store, incident.team_id, read_settings_or_tell(is_offline=True))
    return Scribe(store=store, clock=SystemClock(), workspace=workspace, preferences=preferences)


def _told(incident: Incident, verdict: Verdict) -> Iterator[str]:
    yield f"{incident.key}: {verdict.claims} rows and facts"
    for claim, reason in verdict.unsupported:
        yield f"LOOK  {claim.place}: {reason}"
    if not verdict.unsupported:
        yield "ok    each has its evidence in the record"
    if verdict.draft is None:
        ended = incident.log_ended_at
        kept = f"what was said is kept no longer, since {ended:%Y-%m-%d}: drafts are not compared" if ended else ""
        yield f"ok    {kept or 'no draft was sent that could have become outdated'}"
        return
    draft = (
        f"draft {verdict.draft.revision} ({verdict.draft.format}) of {verdict.draft.requested_at:%Y-%m-%d %H:%M} UTC"
    )
    for change in verdict.changes:
        yield f"LOOK  {draft}: {change.what} since: {change.source}"
    if not verdict.changes:
        yield f"ok    {draft}: no source was deleted or changed since"
