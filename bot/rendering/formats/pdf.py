"""PDF for paper: the HTML page, set by weasyprint, with the picture in its light colours. It fetches nothing."""

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import weasyprint
from PIL import Image
from weasyprint.urls import URLFetcher, URLFetcherResponse

from bot.rendering.formats.html import STYLE, page
from bot.rendering.illustrated import Illustration, illustrations
from bot.rendering.sheet import Sheet
from bot.rendering.svg import FONT_FILE, draw

WIDTH = 660
_PAPER = f"""
@font-face{{font-family:"DejaVu Sans";src:url("{FONT_FILE.as_uri()}")}}
@page{{size:A4;margin:18mm 17mm 20mm;@bottom-center{{content:counter(page) " / " counter(pages);font-size:8pt}}}}
body{{font-family:"DejaVu Sans",sans-serif;font-size:9.5pt}}
nav{{display:none}}
"""
_IMAGE = "kept-image:"


class Unreachable(ValueError):
    """Nothing is fetched while a document is printed."""


def convert(sheet: Sheet) -> bytes:
    """Return the PDF, tagged for readers that read aloud."""
    there = illustrations(sheet.record)
    figure = f'<figure class="incident">{draw(sheet.record, WIDTH)}</figure>'
    html = page(sheet, figure, STYLE + _PAPER, source=lambda image: f"{_IMAGE}{image.file_id}")
    printed = weasyprint.HTML(string=html, url_fetcher=_Fetcher(there))
    return bytes(printed.write_pdf(pdf_identifier=b"incident-scribe", pdf_tags=True))


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives the font and the images at hand; any other address is refused."""

    def __init__(self, there: Mapping[str, Illustration]) -> None:
        super().__init__()
        self._there = there

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return what is at `url`; `Unreachable` for anything else than our own."""
        image = self._there.get(url.removeprefix(_IMAGE)) if url.startswith(_IMAGE) else None
        if image is not None and _can_be_read(image.content):
            return URLFetcherResponse(url, image.content, {"Content-Type": image.mimetype})
        if url != FONT_FILE.as_uri():
            raise Unreachable(Unreachable.__doc__)
        return URLFetcherResponse(url, FONT_FILE.read_bytes(), {"Content-Type": "font/ttf"})


def _can_be_read(content: bytes) -> bool:
    """Whether the printer's library can unpack the image; one that it cannot is shown by its description."""
    try:
        with Image.open(BytesIO(content)) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError):
        return False
    return True
