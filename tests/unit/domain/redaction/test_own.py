"""An organisation's own patterns: found like the others, and refused where they are wrong or could take long."""

import time
from collections.abc import Iterator

import pytest

from bot.domain.redaction import read_patterns, redact, use_own
from bot.domain.redaction.own import PIECE, BadPattern
from bot.environment import BadSettings, read_settings

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1"}


@pytest.fixture
def own() -> Iterator[None]:
    use_own(read_patterns("# ours\nbadge-number=EMP-[0-9]{6}\nroom = room ([A-Z]{2}[0-9]{1,4})\n"))
    yield
    use_own(())


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("I am EMP-123456, hello", "I am [redacted: badge number], hello"),
        ("in room AB12 now", "in room [redacted: room] now"),
        ("<https://a.example/EMP-123456|my page>", "[redacted: badge number]"),
        (f"{'word ' * PIECE}EMP-123456", f"{'word ' * PIECE}[redacted: badge number]"),
        ("EMP-12345", "EMP-12345"),
    ],
)
def test_what_a_pattern_names_is_taken_out(text: str, redacted: str) -> None:
    found = redact(text)
    assert found.text.endswith(redacted) or redacted in found.text
    assert redact(found.text).text == found.text


def test_without_own_patterns_nothing_more_is_taken_out() -> None:
    assert redact("I am EMP-123456").text == "I am EMP-123456"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("EMP-[0-9]{6}", "has a line that is not"),
        ("badge=EMP-[0-9", "“badge” is no regular expression"),
        ("badge=[0-9]*", "“badge” matches where nothing stands"),
        ("badge=(E)MP-\\1", "“badge” refers back"),
        ("badge=(a+)+b", "“badge” may take too long"),
        ("badge=(a|a)*b", "“badge” may take too long"),
        ("badge=(?i)x(a|ab)+c", "“badge” may take too long"),
        ("badge=\\w+@\\w+", "“badge” may take too long"),
        ("badge=x(a{1,50}){1,50}y", "“badge” may take too long"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_named(line: str, reason: str) -> None:
    with pytest.raises(BadPattern, match=reason):
        read_patterns(f"fine=EMP-[0-9]{{6}}\n{line}")


@pytest.mark.parametrize("pattern", ["a{1,90}b{1,90}!", "a+!", "(?:ab?){1,8}!", "a*[0-9]"])
def test_what_is_let_in_takes_no_second_on_forty_thousand_hostile_characters(pattern: str) -> None:
    use_own(read_patterns(f"ours={pattern}"))
    begin = time.process_time()
    redact("a" * 20_000 + "b" * 20_000)
    use_own(())
    assert time.process_time() - begin < 5


def test_a_wrong_pattern_is_told_by_the_settings_name() -> None:
    with pytest.raises(BadSettings, match="SCRIBE_REDACT_EXTRA: “badge” matches where nothing stands"):
        read_settings(TOKENS | {"SCRIBE_REDACT_EXTRA": "badge=[0-9]*"})


def test_patterns_are_read_from_a_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("own") / "patterns"
    file.write_text("badge=EMP-[0-9]{6}\n")
    assert read_settings(TOKENS | {"SCRIBE_REDACT_EXTRA": str(file)}).redact_extra == "badge=EMP-[0-9]{6}\n"


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(BadSettings, match="SCRIBE_REDACT_EXTRA: is neither"):
        read_settings(TOKENS | {"SCRIBE_REDACT_EXTRA": "/nowhere/patterns"})
