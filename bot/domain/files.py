"""Files that came with messages: what is known of them, and the bytes of those that are kept."""

from dataclasses import dataclass, field
from enum import Enum

from bot.domain.ids import UserId


class NotKept(Enum):
    """Why the bytes of an image are not there."""

    TOO_LARGE = "too_large"
    UNREACHABLE = "unreachable"
    NOT_AN_IMAGE = "not_an_image"
    DELETED = "deleted"


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageFile:
    """A file that came with a message. `size` is in bytes; `name` is empty once the file was deleted.

    `alt_text` is what its author wrote for those who cannot see it. `address` is where its bytes are, for whoever
    shows the bot's token; it is told by Slack each time anew and not stored.
    """

    file_id: str
    name: str
    mimetype: str
    size: int
    permalink: str
    alt_text: str | None = None
    user_id: UserId | None = None
    address: str = ""

    @property
    def is_gone(self) -> bool:
        return not self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile:
    """An image as it is kept, or why it is not (`not_kept`). `content` is None where it was not loaded."""

    file_id: str
    mimetype: str | None = None
    sha256: str | None = None
    size: int = 0
    width: int = 0
    height: int = 0
    not_kept: NotKept | None = None
    content: bytes | None = field(default=None, repr=False)
