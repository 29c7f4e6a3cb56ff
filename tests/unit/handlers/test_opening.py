"""A modal opens while its trigger lives, however long it takes to make."""

from collections.abc import Mapping
from threading import Event
from typing import Any, cast

from bot.rendering.slack.parts import SlackMessage
from bot.storage import StoreUnavailable
from bot.usecases.ports import Gateway, SlackError
from handlers.opening import WAITING, Opening
from handlers.reply import Reply

VIEW = {"type": "modal", "callback_id": "section"}


class Screen:
    """Slack's far side: what the person is shown, in order."""

    def __init__(self, refusal: str = "") -> None:
        self.shown: list[Any] = []
        self.is_open = Event()
        self._refusal = refusal

    def open_view(self, trigger_id: str, view: Mapping[str, Any]) -> str:
        self.shown.append(view)
        self.is_open.set()
        if self._refusal:
            raise SlackError(self._refusal, is_permanent=True)
        return "V1"

    def update_view(self, view_id: str, view: Mapping[str, Any]) -> None:
        self.shown.append((view_id, view))

    def respond(self, response_url: str, message: SlackMessage) -> None:
        self.shown.append(message.text)


def slowly(screen: Screen) -> Mapping[str, Any]:
    """Take until something is on the screen."""
    assert screen.is_open.wait(20)
    return VIEW


def show(screen: Screen, reply: Reply, patience: float = 20.0) -> list[Any]:
    Opening(cast(Gateway, screen), "T1", patience).show(reply, "https://hooks.example.com/1")
    return screen.shown


def test_what_is_made_in_time_opens_at_once() -> None:
    assert show(Screen(), Reply(opens=lambda: VIEW)) == [VIEW]


def test_what_takes_longer_comes_in_place_of_a_modal_that_asks_to_wait() -> None:
    screen = Screen()
    assert show(screen, Reply(opens=lambda: slowly(screen)), 0.01) == [WAITING, ("V1", VIEW)]


def test_what_cannot_be_made_after_all_is_said_in_that_modal() -> None:
    screen = Screen()

    def opens() -> Mapping[str, Any]:
        slowly(screen)
        raise StoreUnavailable()

    [_, (view_id, view)] = show(screen, Reply(opens=opens), 0.01)
    assert view_id == "V1"
    assert "I could not open the form" in str(view)


def test_a_trigger_that_is_dead_is_told_privately() -> None:
    [_, said] = show(Screen("expired_trigger_id"), Reply(view=VIEW))
    assert said == "I could not open the form (`expired_trigger_id`). Please try again."
