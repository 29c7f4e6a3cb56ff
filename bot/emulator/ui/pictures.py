"""What a file is by its bytes, whatever its name says: only that decides whether a browser may show it."""

from bot.emulator.records import File

BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
}
ANYTHING = "application/octet-stream"


def type_of(content: bytes) -> str:
    """The media type to serve these bytes under; text is plain text, what nothing is known of is bytes."""
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "text/plain; charset=utf-8" if _is_text(content) else ANYTHING


def is_picture(file: File) -> bool:
    """Whether there is a picture that a browser can show."""
    return file.content is not None and type_of(file.content).startswith("image/")


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
