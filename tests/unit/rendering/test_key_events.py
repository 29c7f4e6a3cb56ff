"""Key events: what was recorded, and open rows for what every incident passes."""

from bot.domain.milestones import Milestone
from bot.postmortem.known import known
from bot.postmortem.rows import timeline_rows
from bot.rendering.documents import markdown
from bot.rendering.key_events import KeyEvent, key_events
from tests.unit.postmortem.sample import empty_record, event, full_record, record


def found(*milestones: tuple[float, Milestone]) -> list[KeyEvent]:
    """The key events of a timeline with those milestones."""
    at_hand = known(record(*(event(minutes, "", milestone) for minutes, milestone in milestones)))
    return list(key_events(timeline_rows(at_hand), at_hand))


def test_a_milestone_that_nobody_set_is_an_open_row_in_its_place() -> None:
    rows = found((0, Milestone.STARTED), (9, Milestone.RESOLVED))
    assert [(row.meaning, row.row is None) for row in rows] == [
        ("First symptoms observed", False),
        ("Alert triggered", True),
        ("Incident declared", True),
        ("Root cause identified", True),
        ("Fix deployed", True),
        ("Full recovery", False),
    ]


def test_milestones_stay_in_the_order_they_fell() -> None:
    rows = found((5, Milestone.DETECTED), (1, Milestone.MITIGATED))
    assert [row.meaning for row in rows if row.row] == ["Fix deployed", "Alert triggered"]


def test_the_open_row_names_who_could_tell() -> None:
    expected = "| not known | Alert triggered — _Open question for Ben, who reported the incident_ |"
    assert expected in markdown(empty_record(), "post-mortem")


def test_nothing_is_open_where_all_is_known() -> None:
    assert "not known" not in markdown(full_record(), "post-mortem")
