"""Documents that are no plain text hold no secret either: their words are read out of them as people would."""

import io

import docx
import pytest
from pypdf import PdfReader

from bot.paths import data_path
from bot.postmortem.record import Record
from bot.rendering.documents import render
from bot.rendering.svg import draw
from bot.storage import Store
from bot.storage.migrations import upgrade
from bot.usecases.record import load_record
from tests.integration.usecases.world import ADA, BEN, OPS, World, world_on
from tests.unit.domain.redaction.making import sample

SECRET = sample("github token", "the pool used «ghp_<w36>» until noon")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of an incident in which a secret was pinned."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('documents') / 'scribe.db'}")
    upgrade(store, data_path("migrations"))
    with world_on(store) as world:
        made = _pinned(world)
    store.close()
    return made


def _pinned(world: World) -> Record:
    world.control.pin(ADA, OPS, world.control.say(BEN, OPS, SECRET.text))
    world.sweep()
    with world.scribe.store.read() as tx:
        return load_record(tx, world.scribe, world.incident.id)


def words_of_pdf(record: Record) -> str:
    content = render(record, format="pdf")
    assert isinstance(content, bytes)
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def words_of_docx(record: Record) -> str:
    content = render(record, format="docx")
    assert isinstance(content, bytes)
    written = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    return "".join([*(paragraph.text for paragraph in written.paragraphs), *cells])


def words_of_picture(record: Record) -> str:
    """The words that the PNG is drawn from."""
    return draw(record, 960)


@pytest.mark.parametrize("words", [words_of_pdf, words_of_docx], ids=["pdf", "docx"])
def test_a_document_shows_what_stood_around_a_secret_and_not_the_secret(record: Record, words: object) -> None:
    assert callable(words)
    found = "".join(words(record).split())
    assert SECRET.secret not in found
    assert "[redacted:githubtoken]" in found


def test_the_picture_shows_no_secret(record: Record) -> None:
    assert SECRET.secret not in words_of_picture(record)
    png = render(record, format="png")
    assert isinstance(png, bytes)
    assert SECRET.secret.encode() not in png
