"""Word of a draft that did not come: a document that cannot be made is no doing of Slack's."""

import html

import pytest

from bot.domain.ids import IncidentId
from bot.storage.outbox import Effect
from bot.usecases.making import make
from bot.usecases.outbox import fail, lease_next
from bot.usecases.ports import CannotBeMade, SlackError
from tests.integration.usecases.world import ADA, World
from tests.unit.postmortem.sample import full_record

MISSING = CannotBeMade("The format “pdf” needs more: pip install incident-scribe[pdf]")
REFUSED = SlackError("restricted_action", is_permanent=True)


def told(world: World) -> list[str]:
    """Return what Ada was told of trouble, in the order told."""
    said = world.control.history(world.control.dm(ADA))
    return [html.unescape(message["text"]) for message in said if "I could not" in message["text"]]


def give_up(world: World, revision: int, error: SlackError) -> None:
    """Let the delivery of a draft fail for good, and all that follows from it happen."""
    world.later()
    delivery = Effect(
        kind="deliver_draft", key=f"draft:1:{revision}", lane="drafts", incident_id=IncidentId(1),
        arguments={"revision": revision, "user_id": ADA},
    )  # fmt: skip
    with world.scribe.store.write() as tx:
        tx.outbox.add(delivery, world.scribe.now())
    leased = lease_next(world.scribe, "p1")
    assert leased is not None
    fail(world.scribe, leased, error)
    world.drain()


def test_a_document_that_cannot_be_made_is_told_with_what_is_missing(world: World) -> None:
    give_up(world, 1, MISSING)
    [text] = told(world)
    assert "I could not make the draft, so nothing was sent." in text
    assert "pip install incident-scribe[pdf]" in text


def test_slack_is_not_blamed_for_it(world: World) -> None:
    give_up(world, 1, MISSING)
    assert "Slack said" not in told(world)[0]


def test_it_is_told_once(world: World) -> None:
    give_up(world, 1, MISSING)
    give_up(world, 2, MISSING)
    assert len(told(world)) == 1


def test_what_slack_refuses_later_is_told_besides(world: World) -> None:
    give_up(world, 1, MISSING)
    give_up(world, 2, REFUSED)
    assert "Slack said `restricted_action`" in told(world)[1]


def test_a_format_that_cannot_be_made_is_not_tried_again() -> None:
    with pytest.raises(CannotBeMade, match="There is no format “odt”") as caught:
        make(full_record(), "incident-postmortem", "odt", None)
    assert caught.value.is_permanent
