"""The example's draft and the picture in the documentation are those that a replay makes today."""

import pytest

from docs.generate import ROOT, from_replay

NAMES = ("docs/example-postmortem.md", "docs/pictures/from-channel-to-draft.svg")


@pytest.fixture(scope="module")
def replayed() -> dict[str, str]:
    return from_replay()


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_from_a_replay_is_fresh(replayed: dict[str, str], name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == replayed[name], "run `make docs`"


def test_nothing_else_comes_from_it(replayed: dict[str, str]) -> None:
    assert set(replayed) == set(NAMES)
