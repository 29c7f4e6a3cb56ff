"""Images as bytes: what kind they are and how large, read from their own headers. Nothing is decoded."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

# A header is easily written; unpacking what it promises may fill the memory of whoever does.
MOST_PIXELS = 40_000_000

_PNG, _JPEG, _GIF, _RIFF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a"), b"RIFF"
# Markers of a JPEG that begin a frame; among their numbers are three that do something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})

Size = tuple[int, int]


class NotAnImage(ValueError):
    """These bytes are no whole PNG, JPEG, GIF or WebP."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class TooManyPixels(ValueError):
    """The image is too large to be unpacked safely."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageInfo:
    """What an image is; width and height in pixels."""

    mimetype: str
    width: int
    height: int


def read_image(content: bytes) -> ImageInfo:
    """Return what the image in `content` is, whatever its name said.

    Raises:
        NotAnImage: none of the four kinds that are kept, or not whole.
        TooManyPixels: it has more than 40 million.
    """
    for begin, mimetype, size_of in _KINDS:
        if content.startswith(begin):
            try:
                width, height = size_of(content)
            except (struct.error, IndexError) as broken:
                raise NotAnImage() from broken
            if width <= 0 or height <= 0:
                raise NotAnImage()
            if width * height > MOST_PIXELS:
                raise TooManyPixels()
            return ImageInfo(mimetype=mimetype, width=width, height=height)
    raise NotAnImage()


def _png_size(content: bytes) -> Size:
    """Walk the chunks to the last one; each must be whole, and as it was written."""
    place = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", content, place)
        end = place + 8 + length
        (check,) = struct.unpack_from(">I", content, end)
        if zlib.crc32(content[place + 4 : end]) != check or (place == len(_PNG)) != (kind == b"IHDR"):
            raise NotAnImage()
        if kind == b"IEND":
            break
        place = end + 4
    return struct.unpack_from(">II", content, len(_PNG) + 8)


def _gif_size(content: bytes) -> Size:
    if not content.rstrip(b"\0").endswith(b";"):
        raise NotAnImage()
    return struct.unpack_from("<HH", content, 6)


def _jpeg_size(content: bytes) -> Size:
    """Return the size of the largest frame before the data begin."""
    place, found = 2, (0, 0)
    if b"\xff\xd9" not in content[-1024:]:
        raise NotAnImage()
    while True:
        if content[place] != 0xFF:
            raise NotAnImage()
        marker = content[place + 1]
        if marker == 0xDA:
            return found
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            place += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            found = max(found, (width, height), key=lambda size: size[0] * size[1])
        (length,) = struct.unpack_from(">H", content, place + 2)
        place += 2 + length


def _webp_size(content: bytes) -> Size:
    (length,) = struct.unpack_from("<I", content, 4)
    kind = content[8:16]
    if length + 8 > len(content) or not kind.startswith(b"WEBP"):
        raise NotAnImage()
    if kind == b"WEBPVP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return width, height
    if kind == b"WEBPVP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"WEBPVP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise NotAnImage()


_KINDS: tuple[tuple[bytes | tuple[bytes, ...], str, Callable[[bytes], Size]], ...] = (
    (_PNG, "image/png", _png_size),
    (_JPEG, "image/jpeg", _jpeg_size),
    (_GIF, "image/gif", _gif_size),
    (_RIFF, "image/webp", _webp_size),
)
KEPT_TYPES = frozenset(mimetype for _, mimetype, _ in _KINDS)
