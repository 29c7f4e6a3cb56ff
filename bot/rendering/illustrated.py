"""Documents that show kept images: the writer that says where, and the tokens in which a format finds them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from bot.postmortem.facts import Fact
from bot.postmortem.known import known
from bot.postmortem.record import Record
from bot.postmortem.screenshots import Screenshot, screenshots
from bot.rendering.markdown import Md
from bot.rendering.mrkdwn import to_plain
from bot.rendering.writer import Writer

# The images that one document holds at most, in bytes; those beyond are linked.
MOST_BYTES = 20_000_000
TOKEN = "kept_image"
LEFT_OUT = Md(" _(kept, but left out here: this document holds no more images)_")
# Written as a link first, as a canvas's mentions are. No text can write it: in an address an apostrophe is "%27".
_ADDRESS = "https://image.invalid/'"


@dataclass(frozen=True, kw_only=True, slots=True)
class Illustration:
    """An image that a document shows. `alt` is plain text; width and height are in pixels."""

    file_id: str
    content: bytes
    mimetype: str
    width: int
    height: int
    alt: str


def illustrations(record: Record) -> dict[str, Illustration]:
    """Return the images whose bytes the record holds, by file id, in the order said."""
    return {
        shot.file.file_id: Illustration(
            file_id=shot.file.file_id, content=kept.content, mimetype=kept.mimetype or "", width=kept.width,
            height=kept.height, alt=to_plain(shot.description, record.people, record.channels) or shot.name,
        )
        for shot in screenshots(known(record))
        if (kept := shot.kept) is not None and kept.content is not None
    }  # fmt: skip


class IllustratedWriter(Writer):
    """Writes a place for an image behind each entry of the screenshots that stands for it, or names its file."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.people, record.channels)
        shots = screenshots(known(record))
        self._names = {shot.name: shot.file.file_id for shot in shots} | {
            shot.file.permalink: shot.file.file_id for shot in shots
        }
        self._marks = {shot.file.file_id: _mark(number, shot) for number, shot in enumerate(shots)}

    def fact(self, fact: Fact) -> Md:
        written = super().fact(fact)
        if fact.key != "screenshots" or fact.is_open or fact.items:
            return written
        return Md(written + "".join(self._marks.get(file_id, "") for file_id in self._files(fact)))

    def _files(self, fact: Fact) -> list[str]:
        if fact.is_derived:
            return [source.removeprefix("file:") for source in fact.sources if source.startswith("file:")]
        plain = to_plain(fact.text)
        return list(dict.fromkeys(file_id for name, file_id in self._names.items() if name in plain))


def _mark(number: int, shot: Screenshot) -> Md:
    if shot.kept is None or shot.kept.sha256 is None:
        return Md("")
    return LEFT_OUT if shot.kept.content is None else Md(f" [image]({_ADDRESS}{number})")


def with_images(flat: Sequence[Token], record: Record) -> None:
    """Put a token `kept_image` in the place of each mark; its `meta` is the illustration."""
    kept = illustrations(record)
    there = [kept.get(shot.file.file_id) for shot in screenshots(known(record))]
    for inline in flat:
        if inline.type == "inline" and inline.children:
            inline.children = _replaced(inline.children, there)


def _replaced(children: list[Token], there: list[Illustration | None]) -> list[Token]:
    found: list[Token] = []
    is_inside = False
    for token in children:
        address = str(token.attrGet("href") or "") if token.type == "link_open" else ""
        if address.startswith(_ADDRESS):
            is_inside = True
            found.append(Token(TOKEN, "img", 0, meta={"image": there[int(address.removeprefix(_ADDRESS))]}))
        elif not is_inside:
            found.append(token)
        elif token.type == "link_close":
            is_inside = False
    return found
