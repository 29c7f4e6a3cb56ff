"""The garbage collector rests while documents are made, and only then."""

import gc

import pytest

from bot.rendering.collecting import without_collection


def test_it_rests_until_the_last_document_is_made() -> None:
    with without_collection():
        with without_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_document_that_could_not_be_made() -> None:
    with pytest.raises(ValueError, match="broken"), without_collection():
        raise ValueError("broken")
    assert gc.isenabled()
