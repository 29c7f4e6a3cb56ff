"""Images that people share: kept, shown in documents with their alternative text, and gone when they are deleted."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from docx import Document
from pypdf import PdfReader

from bot.domain.files import KeptFile, NotKept
from bot.storage.tables import kept_file
from tests.support.pictures import png
from tests.support.stage import Json, Scene, running_scene
from tests.support.stage_reading import direct

PICTURE = png()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A scene in which images up to 1 kB are kept."""
    database = tmp_path_factory.mktemp("small") / "scribe.db"
    with running_scene(database, SCRIBE_LARGEST_IMAGE_KB="1") as running:
        yield running


def share(scene: Scene, channel_id: str, content: bytes = PICTURE, text: str = "look", **more: object) -> str:
    """Let Ben share an image; return the message's ts."""
    return scene.say("ben", channel_id, text, files=[{"name": "pool.png", "content": content} | more])


def file_of(scene: Scene, channel_id: str, ts: str) -> str:
    [said] = [message for message in scene.control.history(channel_id) if message["ts"] == ts]
    return str(said["files"][0]["id"])


def kept(scene: Scene, file_id: str) -> KeptFile | None:
    team_id = scene.stage.app.scribe.workspace.team_id
    with scene.stage.app.store.read() as tx:
        return tx.files.known(team_id, [file_id]).get(file_id)


def content(scene: Scene, file_id: str) -> bytes | None:
    team_id = scene.stage.app.scribe.workspace.team_id
    with scene.stage.app.store.read() as tx:
        return tx.files.contents(team_id, [file_id]).get(file_id)


def downloads(scene: Scene, file_id: str) -> list[bool]:
    """Return for each download of the file whether the token was shown."""
    return [
        bool(one.arguments["is_known"]) for one in scene.control.traffic()
        if (one.kind, one.name) == ("download", file_id)
    ]  # fmt: skip


def drafted(scene: Scene, channel_id: str, form: str = "md") -> bytes:
    """Return a fresh draft of the channel's incident, as Ada gets it."""
    scene.type("ada", f"draft {form}", scene.name_of(channel_id))
    files: list[Json] = [file for said in direct(scene, "ada") for file in said.get("files") or ()]
    [newest] = [file for file in files if file["name"].endswith(f".{form}")][-1:]
    return scene.control.file(newest["id"])


def test_an_image_is_kept_byte_for_byte(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    file_id = file_of(shared_scene, channel_id, share(shared_scene, channel_id))
    assert content(shared_scene, file_id) == PICTURE


def test_what_is_kept_tells_its_kind_and_size_from_the_bytes(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    found = kept(shared_scene, file_of(shared_scene, channel_id, share(shared_scene, channel_id)))
    assert found is not None
    assert (found.mimetype, found.width, found.height, found.size) == ("image/png", 40, 20, len(PICTURE))


def test_an_image_shared_twice_is_fetched_once(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    file_id = file_of(shared_scene, channel_id, share(shared_scene, channel_id))
    shared_scene.say("ben", channel_id, "again", files=[{"id": file_id, "name": "pool.png", "content": PICTURE}])
    assert downloads(shared_scene, file_id) == [True]


def test_a_message_that_says_it_is_a_vector_drawing_is_not_fetched(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = share(shared_scene, channel_id, b"<svg/>", name="a.svg")
    assert downloads(shared_scene, file_of(shared_scene, channel_id, ts)) == []


def test_an_image_outside_an_incident_is_not_fetched(shared_scene: Scene) -> None:
    ts = share(shared_scene, shared_scene.general)
    assert downloads(shared_scene, file_of(shared_scene, shared_scene.general, ts)) == []


def test_an_image_that_is_too_large_is_not_fetched_and_the_document_says_so(small: Scene) -> None:
    channel_id = small.declare()
    ts = share(small, channel_id, PICTURE + b"\0" * 2000)
    assert downloads(small, file_of(small, channel_id, ts)) == []
    assert "not kept, since it is too large" in drafted(small, channel_id).decode()


def test_an_image_that_grows_while_it_is_read_is_not_kept(small: Scene) -> None:
    channel_id = small.declare()
    file_id = file_of(small, channel_id, share(small, channel_id, PICTURE + b"\0" * 2000, size=100))
    found = kept(small, file_id)
    assert (downloads(small, file_id), found and found.not_kept) == ([True], NotKept.TOO_LARGE)


def test_what_only_calls_itself_an_image_is_not_kept(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    found = kept(shared_scene, file_of(shared_scene, channel_id, share(shared_scene, channel_id, b"MZ, a program")))
    assert found is not None and found.not_kept is NotKept.NOT_AN_IMAGE
    assert "no image that can be read" in drafted(shared_scene, channel_id).decode()


def test_an_image_that_claims_a_billion_pixels_is_not_kept(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    bomb = png(claims=(40_000, 25_000))
    found = kept(shared_scene, file_of(shared_scene, channel_id, share(shared_scene, channel_id, bomb)))
    assert found is not None and found.not_kept is NotKept.TOO_LARGE


def test_a_page_in_place_of_an_image_is_not_kept(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.control.fail("url_private")
    found = kept(shared_scene, file_of(shared_scene, channel_id, share(shared_scene, channel_id)))
    assert found is not None and found.not_kept is NotKept.UNREACHABLE
    assert "not kept, since it could not be fetched" in drafted(shared_scene, channel_id).decode()


def test_nobody_is_told_of_an_image_that_could_not_be_fetched(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    before = len(direct(shared_scene, "ada"))
    shared_scene.control.fail("url_private", status=404)
    share(shared_scene, channel_id)
    assert len(direct(shared_scene, "ada")) == before


def test_an_image_is_fetched_when_slack_is_well_again(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.control.fail("url_private", status=503, times=3)
    ts = share(shared_scene, channel_id)
    assert content(shared_scene, file_of(shared_scene, channel_id, ts)) == PICTURE


def test_a_message_that_is_deleted_takes_its_image_along(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = share(shared_scene, channel_id)
    file_id = file_of(shared_scene, channel_id, ts)
    shared_scene.control.delete(shared_scene.ben, channel_id, ts)
    shared_scene.finish()
    assert kept(shared_scene, file_id) is None


def test_an_image_stays_while_another_message_shows_it(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = share(shared_scene, channel_id)
    file_id = file_of(shared_scene, channel_id, ts)
    shared_scene.say("ben", channel_id, "again", files=[{"id": file_id, "name": "pool.png", "content": PICTURE}])
    shared_scene.control.delete(shared_scene.ben, channel_id, ts)
    shared_scene.finish()
    assert content(shared_scene, file_id) == PICTURE


def test_a_deleted_file_leaves_neither_bytes_nor_name(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    file_id = file_of(shared_scene, channel_id, share(shared_scene, channel_id, name="salaries.png"))
    shared_scene.control.delete_file(shared_scene.ben, file_id)
    shared_scene.finish()
    found = kept(shared_scene, file_id)
    assert (content(shared_scene, file_id), found and found.not_kept) == (None, NotKept.DELETED)
    assert "salaries" not in drafted(shared_scene, channel_id).decode()


def test_a_file_deleted_while_the_bot_was_away_is_wiped_when_it_is_back(scene: Scene) -> None:
    channel_id = scene.declare()
    file_id = file_of(scene, channel_id, share(scene, channel_id))
    scene.stage.app.stop()
    scene.control.delete_file(scene.ben, file_id)
    scene.restart()
    assert content(scene, file_id) is None


def test_an_alternative_text_written_later_is_what_the_document_says(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    file_id = file_of(shared_scene, channel_id, share(shared_scene, channel_id, alt_txt="A graph"))
    shared_scene.control.describe_file(shared_scene.ben, file_id, "Pool use at 100 % since 10:52")
    shared_scene.finish()
    draft = drafted(shared_scene, channel_id).decode()
    assert "Pool use at 100 % since 10:52" in draft
    assert "A graph" not in draft


def test_the_draft_at_resolve_has_the_image_shared_just_before(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.control.fail("url_private", status=503, times=2)
    shared_scene.control.say(shared_scene.ben, channel_id, "", files=[{"name": "late.png", "content": PICTURE}])
    shared_scene.stage.settle()
    shared_scene.type("ada", "draft html", shared_scene.name_of(channel_id))
    [name, *_] = reversed([f["id"] for said in direct(shared_scene, "ada") for f in said.get("files") or ()])
    assert b64encode(PICTURE) in shared_scene.control.file(name)


def test_a_draft_does_not_wait_longer_than_half_a_minute(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.control.fail("url_private", status=503, times=9)
    shared_scene.control.say(shared_scene.ben, channel_id, "", files=[{"name": "late.png", "content": PICTURE}])
    shared_scene.stage.settle()
    begin = shared_scene.stage.clock.now()
    shared_scene.control.command(shared_scene.ada, channel_id, "/incident", "draft html")
    shared_scene.stage.settle()
    shared_scene.stage.finish(until=lambda: bool(_sent(shared_scene, "late.png")))
    assert _sent(shared_scene, "late.png")
    assert (shared_scene.stage.clock.now() - begin).total_seconds() < 40
    shared_scene.finish()


def _sent(scene: Scene, text: str) -> list[str]:
    files = [file for said in direct(scene, "ada") for file in said.get("files") or ()]
    return [file["id"] for file in files if text.encode() in scene.control.file(file["id"])]


def test_a_page_holds_the_image_itself_with_its_alternative_text(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    share(shared_scene, channel_id, alt_txt='Pool "full" <now>')
    page = drafted(shared_scene, channel_id, "html").decode()
    assert f"data:image/png;base64,{b64encode(PICTURE).decode()}" in page
    assert 'alt="Pool &quot;full&quot; &lt;now&gt;"' in page


def test_a_pdf_holds_the_image(shared_scene: Scene, tmp_path: Path) -> None:
    channel_id = shared_scene.declare()
    share(shared_scene, channel_id)
    (tmp_path / "draft.pdf").write_bytes(drafted(shared_scene, channel_id, "pdf"))
    images = [image for page in PdfReader(tmp_path / "draft.pdf").pages for image in page.images]
    assert {image.image.size for image in images if image.image} == {(40, 20)}


def test_a_docx_holds_the_image_with_its_alternative_text(shared_scene: Scene, tmp_path: Path) -> None:
    channel_id = shared_scene.declare()
    share(shared_scene, channel_id, alt_txt="Pool use")
    (tmp_path / "draft.docx").write_bytes(drafted(shared_scene, channel_id, "docx"))
    shapes = Document(str(tmp_path / "draft.docx")).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes][1:] == ["Pool use"]


def test_markdown_links_the_image_and_says_what_it_shows(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    share(shared_scene, channel_id, alt_txt="Pool use at 100 %")
    line = next(line for line in drafted(shared_scene, channel_id).decode().splitlines() if "pool.png" in line)
    assert ": Pool use at 100 % (ben, 2026-03-0" in line
    assert "base64" not in line


def test_the_bytes_of_an_image_are_in_the_log_of_one_incident_once(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    file_id = file_of(shared_scene, channel_id, share(shared_scene, channel_id))
    with shared_scene.stage.app.store.read() as tx:
        rows = tx.connection.execute(sa.select(kept_file).where(kept_file.c.file_id == file_id)).all()
    assert len(rows) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd.png", "a|b<c>&d.png", "new\nline.png", "‮gnp.exe.png", "x" * 255])
def test_a_file_of_any_name_is_kept_and_shown(shared_scene: Scene, name: str) -> None:
    channel_id = shared_scene.declare()
    ts = share(shared_scene, channel_id, name=name, mimetype="image/png")
    assert content(shared_scene, file_of(shared_scene, channel_id, ts)) == PICTURE
    assert b64encode(PICTURE) in drafted(shared_scene, channel_id, "html")
