"""The images of the log: each with what its author said of it, and whether it is kept."""

from dataclasses import dataclass

from bot.domain.files import KeptFile, MessageFile, NotKept
from bot.domain.messages import CapturedMessage
from bot.postmortem.known import Known
from bot.postmortem.wire import escape, shorten
from bot.postmortem.wording import moment

CAPTION_LIMIT = 120
NO_DESCRIPTION = "no description"
_WHY_NOT = {
    NotKept.TOO_LARGE: "not kept, since it is too large",
    NotKept.UNREACHABLE: "not kept, since it could not be fetched",
    NotKept.NOT_AN_IMAGE: "not kept, since it is no image that can be read",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Screenshot:
    """An image where it was first shown. `kept` is None where it was not asked for."""

    file: MessageFile
    message: CapturedMessage
    kept: KeptFile | None

    @property
    def name(self) -> str:
        """The file's name on one line, in plain words."""
        return " ".join(self.file.name.split()) or "file"

    @property
    def description(self) -> str:
        """What it shows, in wire form: its alternative text, or else what was said with it; may be empty."""
        words = escape(self.file.alt_text) if self.file.alt_text else self.message.text
        return shorten(" ".join(words.split()), CAPTION_LIMIT)


def screenshots(known: Known) -> tuple[Screenshot, ...]:
    """Return the images of what was said and stands, each once, in the order said."""
    found: dict[str, Screenshot] = {}
    for message in known.log:
        for file in message.files:
            if file.mimetype.startswith("image/") and file.permalink and file.file_id not in found:
                kept = known.record.images.get(file.file_id)
                found[file.file_id] = Screenshot(file=file, message=message, kept=kept)
    return tuple(found.values())


def caption(shot: Screenshot, known: Known) -> str:
    """Return what stands for an image, in wire form: name and link, what it shows, who shared it when."""
    link = f"<{escape(shot.file.permalink).replace('|', '%7C')}|{escape(shot.name).replace('|', '/')}>"
    said_at = moment(shot.message.said_at)
    why_not = _WHY_NOT.get(shot.kept.not_kept) if shot.kept and shot.kept.not_kept else None
    told = [known.speaker(shot.message), said_at, *([why_not] if why_not else [])]
    return f"{link}: {shot.description or NO_DESCRIPTION} ({', '.join(told)})"
