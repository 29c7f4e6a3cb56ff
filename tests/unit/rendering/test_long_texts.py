"""Long answers in parts: nothing lost, nothing doubled, however inputs trim."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rendering.slack.long_texts import MAX_ANSWER, MAX_INPUT, Part, join, split

WORDS = st.lists(
    st.sampled_from(["word", "naïve", "\n", "\n\n", " ", "  ", "x" * 500, "- item\n", "🙂"]), min_size=50, max_size=400
)


@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(WORDS)
def test_parts_join_to_the_text_they_came_from(words: list[str]) -> None:
    text = "".join(words)
    assert join(split(text)) == text


@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(WORDS)
def test_no_part_is_longer_than_an_input(words: list[str]) -> None:
    assert all(len(part.text) <= MAX_INPUT for part in split("".join(words)))


@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["word", "sentence.\n", "paragraph.\n\n", "longer"]), min_size=600, max_size=1500))
def test_text_of_ordinary_words_survives_inputs_that_trim(words: list[str]) -> None:
    text = " ".join(words).replace("\n ", "\n").strip()
    trimmed = [replace(part, text=part.text.strip()) for part in split(text)]
    assert join(trimmed) == text


def test_a_short_text_has_one_part() -> None:
    assert [part.text for part in split("short")] == ["short"]


def test_a_full_part_is_followed_by_an_empty_one() -> None:
    assert [len(part.text) for part in split("x" * MAX_INPUT)] == [MAX_INPUT, 0]


def test_the_longest_answer_has_no_empty_part_behind_it() -> None:
    assert [len(part.text) for part in split("x" * MAX_ANSWER)] == [MAX_INPUT] * 4


def test_a_list_is_cut_between_its_lines() -> None:
    lines = "\n".join(f"entry number {number}" for number in range(400))
    assert all(part.text.startswith("entry") for part in split(lines))


def test_an_emptied_part_leaves_no_trace() -> None:
    assert join([Part(text="one"), Part(text=""), Part(text="three")]) == "one\nthree"
