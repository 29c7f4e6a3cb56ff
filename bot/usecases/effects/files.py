"""Fetching images, asking what Slack says of a file, and waiting for images on their way."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.files import KeptFile, MessageFile, NotKept
from bot.domain.images import NotAnImage, TooManyPixels, read_image
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_4, EffectKind, Paces, incident_of
from bot.usecases.files import files_lane
from bot.usecases.ports import Gateway, NotYet, SlackError
from bot.usecases.scribe import Scribe

# With pauses that double up to five minutes these take about twenty.
MOST_TRIES = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """The file to fetch: where from (empty: ask), and how many bytes at most."""

    file_id: str
    address: str
    largest: int
    is_last_try: bool


class KeepFile(EffectKind):
    """Fetches an image and keeps its bytes; one that is there, or that nobody shows any more, is not fetched."""

    name = "keep_file"
    is_quiet = True

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        team_id, file_id = scribe.workspace.team_id, effect.arguments["file_id"]
        if tx.files.known(team_id, [file_id]) or not tx.files.is_shown(team_id, file_id):
            return None
        return Wanted(
            file_id=file_id, address=effect.arguments["address"], largest=scribe.taste.largest_image,
            is_last_try=effect.tries + 1 >= MOST_TRIES,
        )  # fmt: skip

    def perform(self, gateway: Gateway, plan: Wanted, *, is_repeat: bool) -> KeptFile:
        try:
            address = plan.address or gateway.file(plan.file_id).address
            content = gateway.download(address, plan.largest)
        except SlackError as failed:
            if plan.is_last_try and not failed.is_permanent:
                raise SlackError(failed.error, is_permanent=True) from failed
            raise
        return _checked(plan.file_id, content)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Wanted, result: KeptFile) -> None:
        _keep(tx, scribe, result)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        said = [why for why in NotKept if why.value == reason]
        why = said[0] if said else NotKept.UNREACHABLE
        _keep(tx, scribe, KeptFile(file_id=effect.arguments["file_id"], not_kept=why))


class DescribeFile(EffectKind):
    """Asks Slack for a file's name and alternative text as they are now; done twice it does no harm."""

    name = "describe_file"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("files.info", TIER_4)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> MessageFile:
        return gateway.file(plan["file_id"])

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: MessageFile) -> None:
        team_id = scribe.workspace.team_id
        if result.is_gone:
            tx.files.delete(team_id, [result.file_id])
        elif result.address:  # a file that the workspace's limit hides is described by nothing
            tx.files.describe(team_id, [result])


class AwaitFiles(EffectKind):
    """Stands in the incident's lane before a draft until no image is on its way, or until the time is up."""

    name = "await_files"
    is_quiet = True

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        is_over = scribe.now() >= datetime.fromisoformat(effect.arguments["until"])
        return None if is_over or tx.outbox.is_lane_empty(files_lane(incident_of(effect))) else effect.arguments

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        raise NotYet("files_on_their_way", 1)


def _checked(file_id: str, content: bytes) -> KeptFile:
    """Return the image as it is kept; SlackError, permanent, where these bytes are none."""
    try:
        image = read_image(content)
    except (NotAnImage, TooManyPixels) as unusable:
        why = NotKept.TOO_LARGE if isinstance(unusable, TooManyPixels) else NotKept.NOT_AN_IMAGE
        raise SlackError(why.value, is_permanent=True) from unusable
    return KeptFile(
        file_id=file_id, mimetype=image.mimetype, sha256=hashlib.sha256(content).hexdigest(), size=len(content),
        width=image.width, height=image.height, content=content,
    )  # fmt: skip


def _keep(tx: Tx, scribe: Scribe, file: KeptFile) -> None:
    """Store it, unless the last message that shows it was deleted meanwhile."""
    team_id = scribe.workspace.team_id
    tx.files.hold(team_id)
    if tx.files.is_shown(team_id, file.file_id):
        tx.files.keep(team_id, file)
