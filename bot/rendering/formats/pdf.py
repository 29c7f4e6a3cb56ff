"""PDF for paper: the HTML page, set by weasyprint, with the picture in its light colours. It fetches nothing."""

from typing import Any

import weasyprint

from bot.rendering.formats.html import STYLE, page
from bot.rendering.sheet import Sheet
from bot.rendering.svg import FONT_FILE, draw

WIDTH = 660
_PAPER = f"""
@font-face{{font-family:"DejaVu Sans";src:url("{FONT_FILE.as_uri()}")}}
@page{{size:A4;margin:18mm 17mm 20mm;@bottom-center{{content:counter(page) " / " counter(pages);font-size:8pt}}}}
body{{font-family:"DejaVu Sans",sans-serif;font-size:9.5pt}}
nav{{display:none}}
"""


class Unreachable(ValueError):
    """Nothing is fetched while a document is printed."""


def convert(sheet: Sheet) -> bytes:
    """Return the PDF, tagged for readers that read aloud."""
    html = page(sheet, f'<figure class="incident">{draw(sheet.record, WIDTH)}</figure>', STYLE + _PAPER)
    printed = weasyprint.HTML(string=html, url_fetcher=_fetch)
    return bytes(printed.write_pdf(pdf_identifier=b"incident-scribe", pdf_tags=True))


def _fetch(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    if url != FONT_FILE.as_uri():
        raise Unreachable(f"{url}: {Unreachable.__doc__}")
    return {"string": FONT_FILE.read_bytes(), "mime_type": "font/ttf"}
