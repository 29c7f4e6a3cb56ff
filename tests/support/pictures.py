"""Images drawn by the tests: whole files of a few bytes, of any size in pixels."""

import struct
import zlib


def png(width: int = 40, height: int = 20, *, claims: tuple[int, int] | None = None) -> bytes:
    """Return a grey PNG; `claims` is what its header says of its size instead of the truth."""
    header = struct.pack(">IIBBBBB", *(claims or (width, height)), 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
