"""Details of an answer are asked for only where the answer leaves something to say."""

import pytest

from bot.postmortem.catalogue import section
from bot.postmortem.details import needless_by
from bot.postmortem.document import assemble
from bot.rendering.documents import markdown
from bot.rendering.slack.progress import progress
from bot.rendering.slack.sheet import Sheet
from tests.unit.postmortem.sample import answers, record


@pytest.mark.parametrize(
    ("key", "given", "parent"),
    [
        ("sla_name", {"sla_breach": "no"}, "sla_breach"),
        ("sla_name", {"sla_breach": "yes"}, None),
        ("sla_name", {"sla_breach": ""}, None),
        ("sla_name", {}, None),
        ("detected_by_other", {"detected_by": "monitoring\nuser"}, "detected_by"),
        ("detected_by_other", {"detected_by": "monitoring\nother"}, None),
        ("status_page_link", {"status_page_published": "no"}, "status_page_published"),
        ("users_affected", {"sla_breach": "no"}, None),
    ],
)
def test_an_answer_tells_whether_its_detail_is_needed(key: str, given: dict[str, str], parent: str | None) -> None:
    assert needless_by(key, answers(**given)) == parent


def test_a_needless_detail_is_no_open_question() -> None:
    fact = assemble(record(answers=answers(sla_breach="no"))).facts["sla_name"]
    assert (fact.is_open, fact.text) == (False, "Not applicable")


def test_a_needless_detail_is_not_printed_beside_its_no() -> None:
    assert "- **SLA Breach:** No\n" in markdown(record(answers=answers(sla_breach="no")))


def test_a_detail_given_beside_a_no_is_printed_all_the_same() -> None:
    document = markdown(record(answers=answers(sla_breach="no", sla_name="Availability, 3 minutes short")))
    assert "- **SLA Breach:** No - Availability, 3 minutes short\n" in document


def test_a_section_is_done_without_its_needless_detail() -> None:
    given = dict.fromkeys(("users_affected", "services_impacted", "symptoms", "revenue_impact", "escalations"), "x")
    assert not progress(section("impact"), Sheet(answers=answers(**given, sla_breach="no"))).open
    assert progress(section("impact"), Sheet(answers=answers(**given, sla_breach="yes"))).open
