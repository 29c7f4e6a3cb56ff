"""A template of an organisation's own that cannot be used: a document all the same, and word of the place."""

import html
from dataclasses import replace
from pathlib import Path

import pytest

from bot.rendering.templates import SUFFIX
from bot.usecases.drafts import request_draft
from bot.usecases.taste import Preferences
from tests.integration.usecases.world import ADA, World
from tests.support.stage import Json

pytestmark = pytest.mark.postgres_in_soak

HEAD = '---\ntemplate: ours\nversion: "1"\ncategory: payments\n---\n'
BROKEN = {
    "names something unknown": f"{HEAD}# Ours\n{{{{ no_such_thing }}}}\n",
    "does not end what it begins": f"{HEAD}# Ours\n{{% if document.title %}}\n",
    "divides by zero": f"{HEAD}# Ours\n{{{{ 1 / 0 }}}}\n",
    "has no front matter": "# Ours\n",
    "is no text": "\udcff\udcfe",
}


def sent(world: World, folder: Path, template: str, *formats: str) -> list[Json]:
    """Have Ada ask for drafts; return the messages that they came with."""
    world.scribe = replace(world.scribe, preferences=Preferences(replace(world.scribe.taste, templates=folder)))
    for format in formats or ("md",):
        request_draft(world.scribe, incident_id=world.incident.id, by=ADA, template=template, format=format)
    world.drain()
    return [message for message in world.control.history(world.control.dm(ADA)) if message.get("files")]


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}{SUFFIX}").write_bytes(text.encode("utf-8", "surrogateescape"))


def document(world: World, message: Json) -> str:
    return world.control.file(message["files"][0]["id"]).decode()


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_the_document_comes_in_the_usual_template(world: World, tmp_path: Path, text: str) -> None:
    write(tmp_path, "ours", text)
    [message] = sent(world, tmp_path, "ours")
    assert "## Executive Summary" in document(world, message)


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_its_reader_is_told_which_file_and_that_this_is_another(world: World, tmp_path: Path, text: str) -> None:
    write(tmp_path, "ours", text)
    [message] = sent(world, tmp_path, "ours")
    assert "Your template `ours.md.j2`" in html.unescape(message["text"])
    assert "cannot be used, so this is ours, `incident-postmortem`." in html.unescape(message["text"])


def test_its_reader_is_told_the_line_and_what_is_wrong(world: World, tmp_path: Path) -> None:
    write(tmp_path, "ours", BROKEN["names something unknown"])
    [message] = sent(world, tmp_path, "ours")
    said = html.unescape(message["text"])
    assert "`ours.md.j2`, line 7 cannot be used" in said
    assert "no_such_thing" in said


def test_in_place_of_a_broken_one_of_our_name_comes_ours(world: World, tmp_path: Path) -> None:
    write(tmp_path, "post-mortem", BROKEN["divides by zero"])
    [message] = sent(world, tmp_path, "post-mortem")
    assert "## Document Information" in document(world, message)


def test_a_template_that_is_gone_is_told_with_those_that_are_there(world: World, tmp_path: Path) -> None:
    [message] = sent(world, tmp_path, "gone")
    assert "There is no template “gone”. There are: incident-postmortem, post-mortem." in html.unescape(message["text"])


def test_every_format_comes_all_the_same(world: World, tmp_path: Path) -> None:
    write(tmp_path, "ours", BROKEN["names something unknown"])
    messages = sent(world, tmp_path, "ours", "html", "txt", "docx")
    assert ["Your template" in message["text"] for message in messages] == [True] * 3


def test_nothing_more_is_said_once_it_is_mended(world: World, tmp_path: Path) -> None:
    write(tmp_path, "ours", BROKEN["names something unknown"])
    sent(world, tmp_path, "ours")
    write(tmp_path, "ours", f"{HEAD}# Ours\n")
    _, mended = sent(world, tmp_path, "ours")
    assert "Your template" not in mended["text"]
    assert document(world, mended) == "# Ours\n"
