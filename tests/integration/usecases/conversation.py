"""Random conversations, had in the emulator: what Slack would tell of them, and what Slack then shows."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from bot.domain.ids import ChannelId
from bot.emulator import Control, Refused
from tests.integration.usecases.world import ADA, BEN, DANA

Event = dict[str, Any]
PREVIEW = [{"from_url": "https://example.com/", "title": "A page", "text": "what it says", "fallback": "a page"}]
ALERT = [{"pretext": "FIRING", "title": "p99", "text": "over 2 s", "fallback": "alert"}]

VERBS = (
    "say", "reply", "broadcast", "alert", "turn", "turn", "share", "edit", "edit", "edit", "unfurl", "delete", "delete",
    "react", "react", "unreact", "unreact", "pin", "unpin",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """Something that somebody does; `target` picks one of the first messages, so that much happens to a few."""

    verb: str
    target: int
    who: str
    name: str


acts = st.lists(
    st.builds(
        Act,
        verb=st.sampled_from(VERBS),
        target=st.integers(0, 2),
        who=st.sampled_from((ADA, BEN)),
        name=st.sampled_from(("pushpin", "eyes")),
    ),
    min_size=8,
    max_size=16,
)


def have(control: Control, channel: str, conversation: list[Act], *, is_told_before: bool = True) -> list[Event]:
    """Have the conversation in `channel`; return the events that it caused, in order.

    Without `is_told_before` changes and deletions do not bring along what was there before.
    """
    heard = len(control.undelivered())
    stamps = [control.say(ADA, channel, "the first word")]
    for number, act in enumerate(conversation):
        play(control, channel, stamps, act, f"text {number}")
    events = [payload["event"] for payload in control.undelivered()[heard:]]
    left_out = () if is_told_before else ("previous_message",)
    return [{name: value for name, value in event.items() if name not in left_out} for event in events]


def play(control: Control, channel: str, stamps: list[str], act: Act, text: str) -> None:
    """Do one thing in `channel`, to one of the messages at `stamps`; what is said is added to them."""
    try:
        said = _PLAYED[act.verb](control, channel, stamps[act.target % len(stamps)], act, text)
    except Refused:
        return  # it was deleted
    if said is not None:
        stamps.append(said)


def moved_to(channel: ChannelId, events: list[Event], source: str) -> list[Event]:
    """Return the same events as if they had happened in another channel."""
    moved: list[Event] = json.loads(json.dumps(events).replace(source, channel))
    return moved


def _shown(control: Control, channel: str, ts: str) -> Event:
    found = [message for message in control.history(channel) if message["ts"] == ts]
    if not found or found[0].get("subtype") == "tombstone":
        raise Refused(f"no message {ts} any more")
    return found[0]


def _edit(control: Control, channel: str, ts: str, act: Act, text: str) -> None:
    message = _shown(control, channel, ts)
    if message["text"]:
        control.edit(message["user"], channel, ts, text)


def _unfurl(control: Control, channel: str, ts: str, act: Act, text: str) -> None:
    if _shown(control, channel, ts)["text"]:
        control.unfurl(channel, ts, PREVIEW)


def _turn(control: Control, channel: str, ts: str, act: Act, text: str) -> None:
    """An alert takes another turn: its message is changed in place, which is no edit."""
    if _shown(control, channel, ts).get("bot_id"):
        control.unfurl(channel, ts, [{**ALERT[0], "pretext": act.name}])


Play = Callable[[Control, str, str, Act, str], str | None]
_PLAYED: dict[str, Play] = {
    "say": lambda control, channel, _, act, text: control.say(act.who, channel, text),
    "reply": lambda control, channel, ts, act, text: control.say(act.who, channel, text, thread_ts=ts),
    "broadcast": lambda control, channel, ts, act, text: control.say(
        act.who, channel, text, thread_ts=ts, broadcast=True
    ),
    "alert": lambda control, channel, _, act, text: control.say(
        act.who, channel, "", bot_id="B0ALERTS", username="alerts", attachments=ALERT
    ),
    "turn": _turn,
    "share": lambda control, channel, _, act, text: control.say(
        act.who, channel, text, files=[{"name": f"{act.name}.txt", "content": text}]
    ),
    "edit": _edit,
    "unfurl": _unfurl,
    "delete": lambda control, channel, ts, act, _: control.delete(DANA, channel, ts),
    "react": lambda control, channel, ts, act, _: control.react(act.who, channel, ts, act.name),
    "unreact": lambda control, channel, ts, act, _: control.unreact(act.who, channel, ts, act.name),
    "pin": lambda control, channel, ts, act, _: control.pin(act.who, channel, ts),
    "unpin": lambda control, channel, ts, act, _: control.unpin(act.who, channel, ts),
}
