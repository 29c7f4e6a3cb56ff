"""Whatever way somebody takes through the wizard, nothing that they wrote is lost."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import AdvancingClock
from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.people import Workspace
from bot.paths import data_path
from bot.postmortem.record import Answer
from bot.postmortem.whys import tree, walk
from bot.storage import Store
from bot.storage.migrations import upgrade
from bot.usecases.incidents import declare
from bot.usecases.lookup import incident_for
from bot.usecases.scribe import Scribe
from handlers.reply import Reply
from handlers.views import whys
from handlers.views.interaction import Interaction, read_blocks, read_metadata
from tests.support.stage import START

TIMES = count(1)
ADA = UserId("U1")
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["next", "next", "next", "stop", "more", "back", "branch", "go", "reopen"]), st.booleans()
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def scribe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scribe]:
    store = Store(f"sqlite:///{Path(tmp_path_factory.mktemp('whys')) / 'scribe.db'}")
    upgrade(store, data_path("migrations"))
    workspace = Workspace(team_id=TeamId("T1"), url="https://cast.slack.com/", bot_user_id=UserId("U0"), bot_id="B0")
    yield Scribe(store=store, clock=AdvancingClock(START), workspace=workspace)
    store.close()


@dataclass
class Wizard:
    """Somebody at the wizard, who writes down what they submit, by the key it should be kept under."""

    scribe: Scribe
    incident_id: IncidentId
    view: Mapping[str, Any]
    submitted: dict[str, list[str]] = field(default_factory=dict)

    def do(self, deed: str, is_typing: bool) -> None:
        if deed == "reopen" or self.view["callback_id"] != "why":
            self.view = whys.next_why(self.scribe, incident_for(self.scribe, incident_id=self.incident_id, user_id=ADA))
            return
        text = (
            f"Answer {sum(map(len, self.submitted.values()))}" if is_typing else self._field().get("initial_value", "")
        )
        if deed in ("next", "stop", "more"):
            text = text or "Because"
            self._take(whys.submit, text, {"stop": ["root_cause"]} if deed == "stop" else {deed: [deed]})
        else:
            self._click(deed, text)

    def _field(self) -> Mapping[str, Any]:
        fields = (block["element"] for block in self.view["blocks"] if block["block_id"].startswith("whys."))
        return dict(next(fields))

    def _click(self, deed: str, text: str) -> None:
        turns = [one for block in self.view["blocks"] if block["type"] == "actions" for one in block["elements"]]
        buttons = [one for one in turns if one["action_id"].startswith(f"why_{deed}")]
        if buttons and not (deed == "branch" and not text):
            self._take(whys.another if deed == "branch" else whys.go, text, {}, buttons[-1]["value"])
            assert deed != "branch" or "initial_value" not in self._field(), "another reason begins empty"

    def _take(self, turn: Callable[[Interaction], Reply], text: str, choices: Mapping[str, Any], to: str = "") -> None:
        key = read_metadata(self.view)["why"]
        self._note(key, text)
        reply = turn(
            Interaction(
                scribe=self.scribe,
                user_id=ADA,
                inputs={"answer": text, **choices},
                value=to,
                metadata=read_metadata(self.view),
                blocks=read_blocks(self.view),
            )
        )
        assert reply.view is not None
        self.view = reply.view

    def _note(self, key: str, text: str) -> None:
        if text and text != (self.submitted.get(key) or [""])[-1]:
            self.submitted.setdefault(key, []).append(text)


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_any_way_through_the_wizard_keeps_every_answer(scribe: Scribe, deeds: list[tuple[str, bool]]) -> None:
    incident = declare(scribe, title=f"Checkout fails, {next(TIMES)}", severity=None, by=ADA).incident
    wizard = Wizard(scribe, incident.id, whys.next_why(scribe, incident))
    for deed, is_typing in deeds:
        wizard.do(deed, is_typing)
    with scribe.store.read() as tx:
        revisions, latest = tx.answers.history(incident.id), tx.answers.of(incident.id)
    kept = {key: [one.text for one in revisions if one.question == key] for key in wizard.submitted}
    assert kept == wizard.submitted
    assert _in_the_tree(latest) == {key: texts[-1] for key, texts in wizard.submitted.items()}


def _in_the_tree(latest: Mapping[str, Answer]) -> dict[str, str]:
    """Every answer that the whys show once no stop hides what was answered behind it."""
    unstopped = {key: answer for key, answer in latest.items() if not key.endswith(".depth")}
    steps = (step for line in walk(tree(unstopped)) for step in line.steps)
    return {step.place.key: step.answer.text for step in steps if step.answer is not None}
