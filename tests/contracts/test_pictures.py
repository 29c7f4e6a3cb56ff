"""The pictures of the workspace are there, as PNG, and small enough to be kept with the source."""

import pytest

from tests.browser.pictures import FOLDER, MOST, NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_there_and_small(name: str) -> None:
    content = (FOLDER / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) <= MOST
