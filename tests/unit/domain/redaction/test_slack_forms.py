"""Secrets in Slack's wire form: links, escapes, mentions and marks of style are never cut in half."""

import pytest

from bot.domain.redaction import Finding, redact
from tests.unit.domain.redaction.making import made

AWS = made("AKIA<U16>")
WORD = "hunter2"
PASSWORD, IN_URL = "[redacted: password]", "[redacted: password in url]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<https://ada:{WORD}@ci.example.com/job|the job>", f"<https://ada:{IN_URL}@ci.example.com/job|the job>"),
        (f"<https://ada:{WORD}@ci.example.com>", f"<https://ada:{IN_URL}@ci.example.com>"),
        (f"<https://ci.example.com|{AWS}>", "<https://ci.example.com|[redacted: aws key]>"),
        (f"<https://x.example.com/?key={AWS}|x>", "<https://x.example.com/?key=[redacted: aws key]|x>"),
        (f"<@U00000ADA> {AWS} <#C1|ops>", "<@U00000ADA> [redacted: aws key] <#C1|ops>"),
        (f"password=<@U00000ADA> {AWS}", "password=<@U00000ADA> [redacted: aws key]"),
        ("password=a1&amp;b2&lt;c3", f"password={PASSWORD}"),
        (
            "<https://x.example.com/?password=a1b2&amp;team=ops|x>",
            f"<https://x.example.com/?password={PASSWORD}&amp;team=ops|x>",
        ),
        (f"{AWS[:9]}*{AWS[9:14]}*{AWS[14:]}", "[redacted: aws key]"),
        (f"{AWS[:9]}`{AWS[9:]}`", "[redacted: aws key]`"),
        (f"*Password:* {WORD}", f"*Password:* {PASSWORD}"),
        (f"*Password:*\n{WORD}", f"*Password:*\n{PASSWORD}"),
        (f"password:\n```{WORD}```", f"password:\n```{PASSWORD}```"),
        (f"password: `{WORD}`", f"password: `{PASSWORD}`"),
        (f"password: “{WORD}”", f"password: “{PASSWORD}”"),
        (f"&lt;password&gt;{WORD}&lt;/password&gt;", f"&lt;password&gt;{PASSWORD}&lt;/password&gt;"),
    ],
)
def test_only_the_secret_is_replaced(text: str, expected: str) -> None:
    assert redact(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "postgres://app:<mailto:hunter2@db.example.com|hunter2@db.example.com>/shop",
            "postgres://app:[redacted: password in connection string]/shop",
        ),
        ("password=hunter2.<http://example.com|example.com>", f"password={PASSWORD}"),
    ],
)
def test_a_link_that_slack_made_of_part_of_a_secret_goes_with_it(text: str, expected: str) -> None:
    assert redact(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\\"password\\": \\"hunter2\\"}', f'{{\\"password\\": \\"{PASSWORD}\\"}}'),
        (f"first\\n{AWS}\\nlast", "first\\n[redacted: aws key]\\nlast"),
        ("next=%2Flogin%3Fpassword%3Dhunter2%26team%3Dops", f"next=%2Flogin%3Fpassword%3D{PASSWORD}%26team%3Dops"),
        (f"x={AWS[:4]}%{ord(AWS[4]):02X}{AWS[5:]}", "x=[redacted: aws key]"),
        ("password\\u003dhunter2", f"password\\u003d{PASSWORD}"),
    ],
)
def test_a_secret_within_json_or_a_url_is_found(text: str, expected: str) -> None:
    assert redact(text).text == expected


def test_offsets_are_those_of_the_text_as_it_was_given() -> None:
    text = f"&amp; <@U1|é> {AWS}; password=hunter2"
    first, second = redact(text).found
    assert first == Finding("aws key", text.index(AWS), text.index(AWS) + len(AWS))
    assert second == Finding("password", text.index("hunter2"), len(text))


def test_a_mark_that_somebody_typed_is_left_alone() -> None:
    text = "it says password=[redacted: password] here"
    assert redact(text).text == text


def test_a_secret_known_from_elsewhere_is_found_whatever_its_style() -> None:
    text = "well _hun_*ter2* it is"
    assert redact(text, known=[("password", "hunter2")]).text == "well _[redacted: password]* it is"
