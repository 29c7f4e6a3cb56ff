"""PNG: the picture of the incident, drawn with the font that we ship, so that it is the same everywhere."""

import resvg_py

from bot.rendering.sheet import Sheet
from bot.rendering.svg import FONT, FONT_FILE, draw

WIDTH, ZOOM = 960, 2


def convert(sheet: Sheet) -> bytes:
    """Return the picture, 1,920 pixels wide."""
    picture = resvg_py.svg_to_bytes(
        svg_string=draw(sheet.record, WIDTH), zoom=ZOOM, skip_system_fonts=True, font_files=[str(FONT_FILE)],
        font_family=FONT, sans_serif_family=FONT,
    )  # fmt: skip
    return bytes(picture)
