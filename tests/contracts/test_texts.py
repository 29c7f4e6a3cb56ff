"""The page of all texts finds what people read, and leaves out what they do not."""

from docs.texts import texts, texts_in


def found(source: str) -> list[str]:
    return list(texts_in(source))


def test_a_sentence_is_found() -> None:
    assert found('raise Refusal("Who leads now?")') == ["Who leads now?"]


def test_what_is_filled_in_is_named() -> None:
    assert found('f"{incident.key} is {len(words)} words"') == ["{incident.key} is {…} words"]


def test_a_sentence_within_another_is_found() -> None:
    assert found("f'Saved{more if careful else \"with no care\"}.'") == ["with no care"]


def test_a_button_of_one_word_is_found() -> None:
    assert found('ButtonSpec(label="Resolve", action="menu:resolve")') == ["Resolve"]


def test_a_docstring_is_none() -> None:
    assert found('"""The module."""\ndef f():\n    """Return nothing."""') == []


def test_the_docstring_of_a_refusal_is_what_people_read() -> None:
    assert found('class Taken(Refusal):\n    """That channel is taken."""') == ["That channel is taken."]


def test_names_logs_and_patterns_are_none() -> None:
    assert found('log.warning("not sent yet")\nre.compile("a pattern here")\nname = "action_id"') == []


def test_the_page_has_a_text_of_each_surface() -> None:
    page = texts()
    for text in ("Which severity?", "Declare an incident", "Incident resolved", "Nothing was changed."):
        assert text in page
