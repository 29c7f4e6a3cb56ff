"""Loads the record of an incident: all that its documents are made from."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.files import KeptFile
from bot.domain.ids import ChannelId, IncidentId, TeamId
from bot.domain.messages import CapturedMessage
from bot.postmortem.record import Record
from bot.rendering.illustrated import MOST_BYTES
from bot.storage import Tx
from bot.usecases.related import related_to
from bot.usecases.scribe import Scribe


def load_record(
    tx: Tx, scribe: Scribe, incident_id: IncidentId, *, with_log: bool = True, with_images: bool = False
) -> Record:  # fmt: skip
    """Return everything known of the incident, in a fixed order; the messages only `with_log`.

    The bytes of images only `with_images`, for formats that show them.
    """
    incident = tx.incidents.get(incident_id)
    answers = tx.answers.of(incident_id)
    messages = tuple(load_log(tx, incident_id)) if with_log else ()
    return Record(
        incident=incident,
        timeline=tuple(tx.timeline.of(incident_id)),
        messages=messages,
        images=load_images(tx, incident.team_id, messages, with_bytes=with_images),
        answers=answers,
        action_items=tuple(tx.action_items.of(incident_id)),
        people=tx.people.all(incident.team_id),
        channels=tx.channels.names_for(incident.team_id, _own_channels(tx, incident_id)),
        workspace_url=scribe.workspace.url,
        timezone=scribe.taste.timezone,
        link_hosts=scribe.taste.link_hosts,
        update_reactions=scribe.taste.update_reactions,
        sign_offs=tuple(tx.reviews.sign_offs(incident_id)),
        comments=tuple(tx.reviews.comments(incident_id)),
        related=related_to(tx, incident, answers),
        roles=tx.roles.of(incident_id),
    )


def _own_channels(tx: Tx, incident_id: IncidentId) -> set[ChannelId]:
    """The channels that were taken in as such; a message or thread brought along tells no private channel's name."""
    imported = (span.channel_id for span in tx.spans.of(incident_id) if not span.thread_ts and span.is_import)
    return {watched.channel_id for watched in tx.incidents.watched(incident_id)} | set(imported)


def load_images(
    tx: Tx, team_id: TeamId, messages: Sequence[CapturedMessage], *, with_bytes: bool
) -> dict[str, KeptFile]:  # fmt: skip
    """Return what is kept of the files of these messages; bytes in the order said, as far as a document may grow."""
    file_ids = list(dict.fromkeys(file.file_id for message in messages for file in message.files))
    known = tx.files.known(team_id, file_ids) if file_ids else {}
    sizes = ((file_id, known[file_id].size) for file_id in file_ids if file_id in known and known[file_id].sha256)
    shown, room = [], MOST_BYTES
    for file_id, size in sizes if with_bytes else ():
        if size <= room:
            shown.append(file_id)
            room -= size
    return known | {
        file_id: replace(known[file_id], content=content)
        for file_id, content in (tx.files.contents(team_id, shown) if shown else {}).items()
    }


def load_log(tx: Tx, incident_id: IncidentId) -> list[CapturedMessage]:
    """Return the messages of the incident's channels and imports, each once, by the time said (ties: by channel)."""
    log = [
        message
        for watched in tx.incidents.watched(incident_id)
        for message in tx.messages.between(
            watched.team_id, watched.channel_id, watched.captured_from, watched.captured_until
        )
    ]
    for span in tx.spans.of(incident_id):
        said = tx.messages.between(span.team_id, span.channel_id, span.captured_from, span.captured_until)
        log += [one for one in said if span.thread_ts in ("", one.ts, one.thread_ts)]
    once = {(message.ts, message.channel_id): message for message in log}
    return [once[place] for place in sorted(once)]
