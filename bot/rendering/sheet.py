"""What a format is made from: the record, the document drawn from it, and that document as Markdown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from bot.postmortem.document import Document
from bot.postmortem.record import Record
from bot.rendering.illustrated import IllustratedWriter, with_images
from bot.rendering.mrkdwn import to_plain
from bot.rendering.reading import tokens
from bot.rendering.templates import TemplateInfo
from bot.rendering.writer import Writer


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One document about to be printed. `fill` fills its template with the hand of a writer."""

    record: Record
    document: Document
    template: TemplateInfo
    fill: Callable[[Writer], str]

    @cached_property
    def markdown(self) -> str:
        """The document as Markdown."""
        return self.fill(Writer(self.record.people, self.record.channels))

    @cached_property
    def illustrated(self) -> list[Token]:
        """The document's tokens with its images among them, for formats that show them."""
        flat = tokens(self.fill(IllustratedWriter(self.record)))
        with_images(flat, self.record)
        return flat

    @property
    def title(self) -> str:
        """The incident's key and title in plain words, on one line."""
        title = to_plain(self.document.title, self.record.people, self.record.channels)
        return " ".join(f"{self.document.key}: {title}".split())
