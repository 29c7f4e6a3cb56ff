"""Bad input: every record gives a document all the same, and nothing said is lost."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.ids import UserId
from bot.domain.milestones import Milestone
from bot.postmortem.catalogue import FIELDS, QUESTIONS
from bot.postmortem.document import assemble
from bot.postmortem.evidence import unsupported
from bot.postmortem.record import Record
from bot.rendering.documents import markdown
from bot.rendering.templates import template_names
from tests.unit.postmortem.sample import ADA, PEOPLE, after, answers, empty_record, event, incident, message, record
from tests.unit.postmortem.talk import talk_record

ROOT = Path(__file__).parents[3]
LONG = "word " * 20_000
CODE = "{{ 7 * 7 }}{% for x in y %}{# gone #}"
BACKWARDS = tuple(
    event(60 - 5 * number, f"step {number}", milestone, id=number) for number, milestone in enumerate(Milestone)
)
RECORDS = {
    "nothing known": empty_record(),
    "empty answers": record(answers=answers(**{row.key: " \n\t" for row in QUESTIONS})),
    "long answers": record(answers=answers(**{row.key: LONG for row in FIELDS})),
    "template code": record(answers=answers(**{row.key: CODE for row in FIELDS}), incident=incident(title=CODE)),
    "a deleted lead": record(people=PEOPLE | {ADA: replace(PEOPLE[ADA], is_deleted=True)}),
    "a lead from outside": record(incident=incident(lead_id=UserId("U77"))),
    "no people known": record(people={}, messages=(message(5, "hello"),)),
    "three weeks": record(*(event(day * 24 * 60, f"day {day}", id=day) for day in range(22))),
    "milestones out of order": record(*BACKWARDS),
    "talk": talk_record(),
}


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("name", RECORDS)
def test_every_record_gives_a_document(name: str, template: str) -> None:
    assert RECORDS[name].incident.key in markdown(RECORDS[name], template) or template == "incident-postmortem"


@pytest.mark.parametrize("name", RECORDS)
def test_every_line_of_it_has_its_evidence(name: str) -> None:
    assert unsupported(assemble(RECORDS[name]), RECORDS[name]) == []


def test_an_answer_of_100_kilobytes_is_printed_in_full() -> None:
    assert markdown(RECORDS["long answers"]).count("word") >= 20_000


def test_template_code_in_an_answer_is_not_run() -> None:
    document = markdown(RECORDS["template code"])
    assert "7 * 7" in document.replace("\\", "")
    assert "49" not in document


def test_a_deleted_lead_is_still_named() -> None:
    assert "**Incident Lead:** Ada" in markdown(RECORDS["a deleted lead"])


def test_a_lead_from_outside_is_named_by_their_id() -> None:
    assert "U77" in markdown(RECORDS["a lead from outside"])


def test_every_day_of_three_weeks_is_a_row_with_its_date() -> None:
    rows = assemble(RECORDS["three weeks"]).timeline
    assert [row.time[:10] for row in rows] == [
        (after(0) + timedelta(days=day)).strftime("%Y-%m-%d") for day in range(22)
    ]


def test_milestones_out_of_order_all_stay_and_give_no_length() -> None:
    document = assemble(RECORDS["milestones out of order"])
    assert len([row for row in document.timeline if row.meaning]) == len(Milestone)
    assert document.facts["duration"].is_open


def test_no_answer_is_lost_whatever_its_kind() -> None:
    texts = {row.key: f"zq{number}zq" for number, row in enumerate(QUESTIONS)}
    facts = assemble(record(answers=answers(**texts))).facts
    assert {key for key, text in texts.items() if text not in facts[key].text} == set()


DIGEST = """
import hashlib
from bot.rendering.documents import markdown
from bot.rendering.templates import template_names
from tests.unit.postmortem.test_bad_input import RECORDS
text = "".join(markdown(made, name) for made in RECORDS.values() for name in template_names())
print(hashlib.sha256(text.encode()).hexdigest())
"""


def digest(seed: str, zone: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def test_every_record_gives_the_same_bytes_in_any_process() -> None:
    assert digest("1", "Asia/Tokyo") == digest("4242", "UTC")


def test_the_order_in_which_a_record_is_read_does_not_matter() -> None:
    made = talk_record()
    turned: Record = replace(
        made, messages=made.messages[::-1], timeline=made.timeline[::-1],
        people=dict(reversed(list(made.people.items()))),
    )  # fmt: skip
    assert assemble(turned) == assemble(made)
