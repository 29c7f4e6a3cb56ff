"""Text made fit to be printed."""

import pytest

from bot.rendering.visible import balanced, tidy


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_kind(end: str) -> None:
    assert tidy(f"a{end}b") == "a\nb"


def test_control_characters_are_dropped() -> None:
    assert tidy("a\x00b\x1bc\x7f") == "abc"


def test_a_lone_surrogate_becomes_a_character_that_can_be_written() -> None:
    assert tidy("a\ud800b").encode() == "a\ufffdb".encode()


def test_many_empty_lines_become_one() -> None:
    assert tidy("a\n\n\n \n\nb") == "a\n\nb"


def test_indentation_is_kept_without_making_code() -> None:
    assert tidy("a\n    b") == "a\n\xa0\xa0\xa0\xa0b"


@pytest.mark.parametrize("opener", "\u202a\u202b\u202d\u202e")
def test_an_open_embedding_is_closed(opener: str) -> None:
    assert balanced(f"a{opener}b") == f"a{opener}b\u202c"


@pytest.mark.parametrize("opener", "\u2066\u2067\u2068")
def test_an_open_isolate_is_closed(opener: str) -> None:
    assert balanced(f"a{opener}b") == f"a{opener}b\u2069"


def test_marks_are_closed_from_the_inside_out() -> None:
    assert balanced("\u2067\u202ea") == "\u2067\u202ea\u202c\u2069"


def test_a_closed_isolate_closes_what_was_opened_in_it() -> None:
    assert balanced("\u2067\u202ea\u2069") == "\u2067\u202ea\u2069"


def test_a_closer_alone_is_left() -> None:
    assert balanced("a\u202cb\u2069") == "a\u202cb\u2069"
