"""Every kind of secret is found and marked, in whatever shape people paste it; the text around it stays as it was."""

from collections.abc import Callable

import pytest

from bot.domain.redaction import mark, redact
from bot.domain.redaction.rules import RULES
from bot.domain.redaction.views import views_of
from tests.unit.domain.redaction.making import Sample
from tests.unit.domain.redaction.samples_of_clouds import CLOUDS, CODE, KEYS, PAIR
from tests.unit.domain.redaction.samples_of_services import OPERATIONS, SERVICES, WRITTEN

SAMPLES = [*KEYS, *CLOUDS, *CODE, *OPERATIONS, *SERVICES, *WRITTEN]
SHAPES: dict[str, Callable[[str], str]] = {
    "bare": "{}".format,
    "in a sentence": "Ben pasted {} before lunch, sorry".format,
    "at the end with a full stop": "This is what we used: {}.".format,
    "in code": "try `{}` instead".format,
    "in a block of code": "```\n{}\n```".format,
    "in bold": "it was *{}* all along".format,
    "in italics": "it was _{}_ all along".format,
    "in brackets": "we rotated it ({}) at ten".format,
    "in a quoted line": "&gt; {}\nplease rotate".format,
    "after a mention": "<@U00000ADA> {} <#C1|ops>".format,
    "after a link": "<https://wiki.example.com/a|the page> {}".format,
    "in smart quotes": "he wrote “{}” here".format,
    "twice": "{0} and again {0}".format,
}


def ids(sample: Sample) -> str:
    return f"{sample.kind}: {sample.text[:12]}"


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_secret_is_replaced_by_its_mark_and_nothing_else_is(sample: Sample, shape: str) -> None:
    text = SHAPES[shape](sample.text)
    assert redact(text).text == text.replace(sample.secret, mark(sample.kind))


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_a_secret_with_invisible_characters_inside_is_found(sample: Sample) -> None:
    half = len(sample.secret) // 2
    veiled = f"{sample.secret[:half]}\u200b\u00ad{sample.secret[half:]}"
    redacted = redact(sample.text.replace(sample.secret, veiled)).text
    assert redacted == sample.text.replace(sample.secret, mark(sample.kind))


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_a_finding_says_where_the_secret_was(sample: Sample) -> None:
    text = f"é <@U1> {sample.text}"
    (finding,) = redact(text).found
    assert (finding.kind, text[finding.start : finding.end]) == (sample.kind, sample.secret)


@pytest.mark.parametrize("index", range(len(RULES)))
def test_each_rule_is_needed_by_a_sample(index: int) -> None:
    rule = RULES[index]
    seen = [(sample, view) for sample in [*SAMPLES, PAIR] for view in views_of(sample.text)]
    assert any(
        rule.kind == sample.kind and any(map(rule.check, rule.pattern.finditer(view.text)))
        for sample, (_, view) in seen
    ), rule


def test_a_secret_key_beside_its_key_id_needs_no_name() -> None:
    assert redact(PAIR.text).text == "[redacted: aws key], [redacted: aws secret key]"


def test_more_than_thirty_five_kinds_are_known() -> None:
    assert len({sample.kind for sample in SAMPLES}) > 35


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_the_name_of_a_kind_is_plain_so_that_its_mark_is_known_again(rule: object) -> None:
    text = mark(getattr(rule, "kind", ""))
    assert redact(text).text == text
