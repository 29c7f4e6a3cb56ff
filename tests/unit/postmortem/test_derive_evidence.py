"""Links, images, related incidents and people, as the record shows them."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.files import KeptFile, NotKept
from bot.domain.ids import ChannelId, UserId
from bot.domain.messages import MessageFile
from bot.domain.people import Person
from bot.domain.timeline import TimelineEvent
from bot.postmortem.document import assemble
from bot.postmortem.facts import Fact
from bot.postmortem.hosts import LinkKind, link_kind
from bot.postmortem.links import links_in
from bot.postmortem.record import Related
from tests.unit.postmortem.sample import ADA, BEN, CLEO, PEOPLE, TEAM, answers, event, incident, message, record


def fact(key: str, *timeline: TimelineEvent, **changes: Any) -> Fact:
    return assemble(record(*timeline, **changes)).facts[key]


def entries(key: str, *timeline: TimelineEvent, **changes: Any) -> list[str]:
    return [entry.text for entry in fact(key, *timeline, **changes).items]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://grafana.shop.example/d/1", LinkKind.METRICS),
        ("https://grafana-eu.shop.example/d/1", LinkKind.METRICS),
        ("https://metrics.shop.example/d/1", LinkKind.METRICS),
        ("https://KIBANA.shop.example/app", LinkKind.LOGS),
        ("https://app.datadoghq.com/dashboard/x", LinkKind.METRICS),
        ("https://app.datadoghq.com/logs?query=x", LinkKind.LOGS),
        ("https://acme.sentry.io/issues/1", LinkKind.LOGS),
        ("https://notdatadoghq.com/", None),
        ("https://blogs.example/", None),
        ("https://example.com/grafana", None),
        ("https://[broken/", None),
        ("nothing", None),
    ],
)
def test_a_link_is_classified_by_its_host(address: str, kind: LinkKind | None) -> None:
    assert link_kind(address) is kind


def test_a_team_may_name_hosts_of_its_own() -> None:
    told = message(5, "<https://eye.example/1>")
    assert entries("logs", messages=(told,), link_hosts={"eye.example": LinkKind.LOGS}) == ["<https://eye.example/1>"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<https://a.example|the graph>", [("https://a.example", "the graph")]),
        ("<https://a.example/x?a=1&amp;b=2>", [("https://a.example/x?a=1&amp;b=2", "")]),
        ("see https://a.example/x.", [("https://a.example/x", "")]),
        ("(https://a.example/x)", [("https://a.example/x", "")]),
        ("<@U1> <#C1|ops> <!here>", []),
    ],
)
def test_links_are_found_in_wire_text(text: str, links: list[tuple[str, str]]) -> None:
    assert list(links_in(text)) == links


def test_a_link_is_listed_once_where_it_was_first_given() -> None:
    told = (message(9, "again <https://logs.example/1>"), message(5, "<https://logs.example/1|errors>"))
    found = fact("logs", messages=told)
    assert [entry.text for entry in found.items] == ["<https://logs.example/1|errors>"]
    assert found.links == ("https://cast.slack.com/archives/C1/p1795255500000000",)


def test_a_link_in_a_note_counts() -> None:
    assert entries("metrics", event(5, "<https://grafana.example/1>")) == ["<https://grafana.example/1>"]


def test_a_link_in_a_deleted_message_does_not_count() -> None:
    assert fact("logs", messages=(message(5, "<https://logs.example/1>", is_deleted=True),)).is_open


def test_an_image_is_listed_with_what_was_said_with_it() -> None:
    image = MessageFile(file_id="F1", name="a.png", mimetype="image/png", size=1, permalink="https://f/1")
    found = fact("screenshots", messages=(message(5, "The pool\nat noon", files=(image,)),))
    (entry,) = found.items
    assert entry.text == "<https://f/1|a.png>: The pool at noon (Ada, 2026-11-21 10:05 UTC)"
    assert found.sources == ("file:F1", "https://cast.slack.com/archives/C1/p1795255500000000")


def test_an_image_is_listed_with_its_alternative_text_before_what_was_said() -> None:
    image = MessageFile(
        file_id="F1", name="a.png", mimetype="image/png", size=1, permalink="https://f/1", alt_text="<b> & more"
    )
    (entry,) = fact("screenshots", messages=(message(5, "look", files=(image,)),)).items
    assert entry.text == "<https://f/1|a.png>: &lt;b&gt; &amp; more (Ada, 2026-11-21 10:05 UTC)"


def test_an_image_that_is_not_kept_says_why() -> None:
    image = MessageFile(file_id="F1", name="a.png", mimetype="image/png", size=1, permalink="https://f/1")
    kept = {"F1": KeptFile(file_id="F1", not_kept=NotKept.TOO_LARGE)}
    (entry,) = fact("screenshots", messages=(message(5, "", files=(image,)),), images=kept).items
    assert entry.text.endswith(": no description (Ada, 2026-11-21 10:05 UTC, not kept, since it is too large)")


def test_related_incidents_stand_in_their_order_with_their_channel() -> None:
    likes = (
        Related(key="INC-3", title="Checkout slow", channel_id=ChannelId("C3")),
        Related(key="INC-1", title="Pool full"),
    )
    found = fact("related_incidents", related=likes)
    assert [entry.text for entry in found.items] == ["INC-3: Checkout slow", "INC-1: Pool full"]
    assert found.links == ("https://cast.slack.com/archives/C3",)


def test_everybody_who_spoke_or_acted_attends() -> None:
    told = message(5, "Customers wrote", user_id=CLEO)
    assert entries("attendees", event(6, "noted", author_id=ADA), messages=(told,)) == ["Ada", "Ben", "Cleo"]


def test_an_attendee_is_shown_by_what_they_said_first() -> None:
    told = (message(9, "b", user_id=CLEO), message(5, "a", user_id=CLEO))
    (cleo,) = [entry for entry in fact("attendees", messages=told).items if entry.text == "Cleo"]
    assert cleo.links == ("https://cast.slack.com/archives/C1/p1795255500000000",)


def test_a_program_does_not_attend() -> None:
    bird = UserId("U9")
    people = PEOPLE | {bird: Person(team_id=TEAM, user_id=bird, name="pagerbird", is_bot=True)}
    told = (message(5, "ALERT", user_id=bird), message(6, "ALERT", user_id=None, bot_id="B1", author_name="x"))
    assert entries("attendees", messages=told, people=people) == ["Ada", "Ben"]


def test_a_program_that_acted_does_not_attend() -> None:
    bird = UserId("U9")
    people = PEOPLE | {bird: Person(team_id=TEAM, user_id=bird, name="pagerbird", is_bot=True)}
    assert entries("attendees", event(5, "noted", author_id=bird), people=people) == ["Ada", "Ben"]


def test_a_deleted_message_shows_nobody() -> None:
    assert "Cleo" not in entries("attendees", messages=(message(5, "", user_id=CLEO, is_deleted=True),))


def test_a_lead_from_another_workspace_attends_by_their_mention() -> None:
    assert "<@U77>" in entries("attendees", incident=incident(lead_id=UserId("U77")))


def test_a_person_typed_by_name_goes_by_the_name_others_use() -> None:
    assert fact("engineering_manager", answers=answers(engineering_manager="@dana")).text == "Dana"


def test_a_name_that_two_people_have_stays_as_typed() -> None:
    people = PEOPLE | {BEN: replace(PEOPLE[BEN], name="DANA")}
    assert fact("engineering_manager", people=people, answers=answers(engineering_manager="dana")).text == "dana"


def test_attendees_typed_are_one_per_line() -> None:
    assert entries("attendees", answers=answers(attendees="ada\n- Eve from support")) == ["Ada", "Eve from support"]
