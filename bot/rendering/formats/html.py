"""HTML: one page that needs nothing else, for phone, desk and paper, in light and dark."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import islice, pairwise, takewhile
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from bot.rendering.illustrated import Illustration
from bot.rendering.reading import BOXES, nested, reader
from bot.rendering.sheet import Sheet
from bot.rendering.svg import DARK, LIGHT, draw

WIDE, NARROW = 880, 350
_TOO_WIDE = "table"
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_AND_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def convert(sheet: Sheet) -> str:
    """Return the page, with the picture on top in two widths of which one is shown."""
    pictures = [
        f'<div class="{name}">{draw(sheet.record, width, is_dark_too=True)}</div>'
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return page(sheet, f'<figure class="incident">{"".join(pictures)}</figure>', STYLE)


def data_address(image: Illustration) -> str:
    """Return an address that holds the image itself."""
    return f"data:{image.mimetype};base64,{b64encode(image.content).decode('ascii')}"


def page(sheet: Sheet, figure: str, style: str, source: Callable[[Illustration], str] = data_address) -> str:
    """Return a page: the figure under the title, the sections listed, the document; `source` addresses an image."""
    flat = sheet.illustrated
    sections = list(_numbered(flat))
    first_title = next((number for number, token in enumerate(flat) if token.type == "heading_close"), -1) + 1
    before, after = (_html(part, source) for part in (flat[:first_title], flat[first_title:]))
    links = "".join(f'<li><a href="#{name}">{escape(text)}</a></li>' for name, text in sections)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="generator" content="incident-scribe, template {escape(sheet.template.template)} '
        f'{escape(sheet.template.version)}">\n'
        f"<title>{escape(sheet.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{before}{figure}\n<nav><ol>{links}</ol></nav>\n{after}</main>\n</body>\n</html>\n"
    )


def _numbered(flat: list[Token]) -> list[tuple[str, str]]:
    """Give the sections names to link to; return those with their titles."""
    found: list[tuple[str, str]] = []
    for opening, inline in pairwise(flat):
        if opening.type == "heading_open" and opening.tag == "h2":
            name = f"section-{len(found) + 1}"
            opening.attrSet("id", name)
            found.append((name, nested([inline])[0].texts()))
    return found


def _html(flat: Sequence[Token], source: Callable[[Illustration], str]) -> str:
    return _Renderer().render(flat, reader().options, {"source": source})


class _Renderer(RendererHTML):
    """Tables scroll by themselves where they are too wide, and links tell nobody where they were followed from."""

    def table_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        name = f"{_TOO_WIDE} dated" if _has_dates(islice(tokens, index, None)) else _TOO_WIDE
        return f'<div class="{name}">{self.renderToken(tokens, index, options, env)}'

    def table_close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return f"{self.renderToken(tokens, index, options, env)}</div>\n"

    def td_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        if _DAY.fullmatch(tokens[index + 1].content):
            tokens[index].attrSet("class", "day")
        return self.renderToken(tokens, index, options, env)

    def kept_image(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        image: Illustration = tokens[index].meta["image"]
        size = f'width="{image.width}" height="{image.height}"'
        return f'<img class="kept" src="{env["source"](image)}" alt="{escape(image.alt)}" {size} loading="lazy">'

    def list_item_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        if _begins_with_box(tokens[index + 1 : index + 3]):
            tokens[index].attrSet("class", "box")
        return self.renderToken(tokens, index, options, env)

    def link_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        tokens[index].attrSet("rel", "noopener noreferrer nofollow")
        return self.renderToken(tokens, index, options, env)


def _begins_with_box(tokens: Sequence[Token]) -> bool:
    """Whether an entry's first words are a box, which then stands in place of its bullet."""
    words = [child.content for token in tokens for child in token.children or ()]
    return bool(words) and words[0].startswith(tuple(BOXES.values()))


def _has_dates(tokens: Iterable[Token]) -> bool:
    """Whether a row of the table that begins here starts with a day and a time, which need more room."""
    rest = takewhile(lambda token: token.type != "table_close", tokens)
    return any(
        before.type == "td_open" and _DAY_AND_TIME.match(token.content.removeprefix("["))
        for before, token in pairwise(rest)
    )


def _colours(colours: dict[str, str], soft: str) -> str:
    names = ("ink", "faint", "line", "paper", "event")
    return "".join(f"--{name}:{colours[name]};" for name in names) + f"--soft:{soft};"


STYLE = (
    f":root{{{_colours(LIGHT, '#f3f5f8')}}}"
    f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(DARK, '#212831')}}}}}"
    """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main{max-width:920px;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.4em 0 .7em}
h2{font-size:1.3rem;line-height:1.3;margin:2em 0 .6em;padding-bottom:.25em;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.5em 0 .4em}
p,ul,ol,blockquote,pre,.table{margin:.5em 0 .9em}
ul,ol{padding-left:1.5em}
li>ul,li>ol{margin:.15em 0}
ul ul ul{padding-left:1.1em}
.box{list-style:none;margin-left:-1.15em;padding-left:1.3em;text-indent:-1.3em}.box>*{text-indent:0}
li>p:not(:last-child){margin-bottom:.15em}li>p+ul,li>p+ol{margin-bottom:.8em}
a{color:var(--event)}
em{color:var(--faint)}
hr{display:none}
code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--soft);
padding:.1em .3em;border-radius:3px}
pre{background:var(--soft);padding:.8em 1em;border-radius:6px;overflow-x:auto;overflow-wrap:normal}
pre code{padding:0;background:none}
blockquote{margin-left:0;padding-left:.9em;border-left:3px solid var(--line);color:var(--faint)}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.94em}
th,td{text-align:left;vertical-align:top;padding:.4em .7em;border-bottom:1px solid var(--line)}
th{background:var(--soft);font-weight:600;overflow-wrap:normal}.day{white-space:nowrap}
td:first-child{min-width:5.2em;overflow-wrap:break-word;font-variant-numeric:tabular-nums}
.dated td:first-child{min-width:10.5em}
figure.incident{margin:1.2em 0}
figure.incident svg{display:block;width:100%;height:auto}
img.kept{display:block;width:auto;max-width:100%;height:auto;max-height:80vh;margin:.5em 0 1.1em;
border:1px solid var(--line);border-radius:4px}
.narrow{display:none}
nav{font-size:.9em;background:var(--soft);border-radius:6px;padding:.7em 1em}
nav ol{columns:3;margin:0;padding-left:1.6em}
@media(max-width:640px){main{padding:1rem .9rem 3rem}h1{font-size:1.4rem}.wide{display:none}.narrow{display:block}
nav{padding:.6em .4em;font-size:.82em}nav ol{columns:2;column-gap:2.2em}th,td{padding:.4em .45em}
.dated td:first-child{min-width:6.8em}ul ul ul{padding-left:.8em;list-style:none}}
@media print{body{font-size:10.5pt}main{max-width:none;padding:0}nav{display:none}a{color:inherit}
h2,h3{break-after:avoid}thead{display:table-header-group}tr,li,figure,pre{break-inside:avoid}.wide{display:block}.narrow{display:none}}
"""
)
