"""Time grows with length, however hostile the text; measured in time of the processor, with room for a slow machine."""

import time

import pytest

from bot.domain.redaction import redact
from tests.unit.domain.redaction.making import made

PROSE = "The pods came back after the rollout, and by 10:42 the error rate had fallen to zero again. "
HOSTILE = [
    *(
        "password=",
        "password=x ",
        "password='\"`",
        "password=vault:",
        "token=",
        "secret   :  ",
        "--token ",
        "eyJ",
        "_eyJ",
    ),
    *(
        "eyJaaaaaaaaa.",
        "://",
        "://a:",
        "postgres://a:",
        "<http:",
        "<http:a|",
        "<",
        "\\",
        "\\n",
        "%41",
        "&amp;",
        "a*",
        "a\u200b",
    ),
    *("-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nAAAA", "Private-Lines: 1\nAAAAAAAAAAAAAAAA"),
    *(
        "curl -u a ",
        "mysql -",
        "docker login ",
        "ldapsearch ",
        "heroku key ",
        "aws secret key ",
        "otpauth://?",
        "basic ",
    ),
    *(
        "1",
        "4111 ",
        "a",
        "A",
        ".",
        "_",
        "-",
        " ",
        "\n",
        "0123456789abcdef-",
        "[redacted: ",
        "<password>a",
        "password is ",
    ),
    '{"token":"abc12345","password":"hunter2"},',
    "<https://a.example|c> password=x1y2z3 ",
]


def seconds(text: str) -> float:
    """Return the least of two measurements."""
    times = []
    for _ in range(2):
        start = time.process_time()
        redact(text)
        times.append(time.process_time() - start)
    return min(times)


def test_a_long_message_costs_milliseconds() -> None:
    assert seconds((PROSE * 500)[:40_000]) < 0.1


def test_a_message_of_usual_length_costs_less_than_a_millisecond() -> None:
    assert seconds(PROSE * 2) < 0.005


@pytest.mark.parametrize("seed", HOSTILE)
def test_forty_thousand_hostile_characters_take_no_second(seed: str) -> None:
    assert seconds((seed * 40_000)[:40_000]) < 1


@pytest.mark.parametrize("text", [PROSE, f"{made('ghp_<w36>')} and password=hunter2, ", "password="])
def test_a_million_characters_take_seconds(text: str) -> None:
    assert seconds((text * 40_000)[:1_000_000]) < 10
