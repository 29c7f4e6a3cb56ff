"""Images that people share: which are kept, and what becomes of them when a file changes or is deleted."""

from datetime import timedelta

from bot.domain.files import KeptFile, NotKept
from bot.domain.ids import IncidentId
from bot.domain.images import KEPT_TYPES
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe, add_effect

# A draft waits this long for images on their way; one that is later is in the next revision.
PATIENCE = timedelta(seconds=30)


def files_lane(incident_id: IncidentId) -> str:
    """Return the lane of an incident's images, so that a slow one delays neither card nor commands."""
    return f"files:{incident_id}"


def keep_images(tx: Tx, scribe: Scribe, message: CapturedMessage, incident_id: IncidentId) -> None:
    """Have the images of a message kept, those that are small enough; no call is made here."""
    largest = scribe.taste.largest_image
    for file in message.files if largest else ():
        if file.mimetype not in KEPT_TYPES:
            continue
        if file.size > largest:
            tx.files.hold(message.team_id)
            tx.files.keep(message.team_id, KeptFile(file_id=file.file_id, not_kept=NotKept.TOO_LARGE))
            continue
        effect = Effect(
            kind="keep_file", key=f"file:{file.file_id}:{message.channel_id}:{message.ts}",
            lane=files_lane(incident_id), incident_id=incident_id,
            arguments={"file_id": file.file_id, "address": file.address},
        )  # fmt: skip
        tx.outbox.add(effect, scribe.now())


def await_images(tx: Tx, scribe: Scribe, incident: Incident, revision: int) -> None:
    """Have the incident's lane wait for its images, for as long as `PATIENCE` at most."""
    until = scribe.now() + PATIENCE
    add_effect(tx, scribe, "await_files", f"await:{incident.id}:{revision}", incident, until=until.isoformat())


def file_changed(scribe: Scribe, file_id: str) -> None:
    """Have Slack asked what it says of a file now, where the log shows it."""
    with scribe.store.write() as tx:
        if tx.files.is_shown(scribe.workspace.team_id, file_id):
            effect = Effect(
                kind="describe_file", key=f"describe:{file_id}", lane=f"file:{file_id}",
                arguments={"file_id": file_id},
            )  # fmt: skip
            tx.outbox.add_again(effect, scribe.now())


def forget_file(scribe: Scribe, file_id: str) -> None:
    """Wipe a file that was deleted: its bytes, its name and what was said of it."""
    with scribe.store.write() as tx:
        tx.files.delete(scribe.workspace.team_id, [file_id])
