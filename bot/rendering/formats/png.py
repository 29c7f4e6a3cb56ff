"""PNG: the picture of the incident, drawn with the font that we ship, so that it is the same everywhere."""

from functools import lru_cache

import resvg_py

from bot.rendering.sheet import Sheet
from bot.rendering.svg import FONT, FONT_FILE, draw

WIDTH, ZOOM = 960, 2


def convert(sheet: Sheet) -> bytes:
    """Return the picture, 1,920 pixels wide."""
    return _png(draw(sheet.record, WIDTH))


@lru_cache(maxsize=16)  # a draft goes to several people, and mostly its picture is that of the draft before
def _png(svg: str) -> bytes:
    picture = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=[str(FONT_FILE)], font_family=FONT,
        sans_serif_family=FONT,
    )  # fmt: skip
    return bytes(picture)
