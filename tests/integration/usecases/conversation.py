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
PREVIEW = [{"title": "A page", "text": "what it says", "fallback": "a page"}]
ALERT = [{"pretext": "FIRING", "title": "p99", "text": "over 2 s", "fallback": "alert"}]

VERBS = (
    "say", "say", "reply", "reply", "broadcast", "alert", "share", "edit", "edit", "unfurl", "delete", "delete",
    "react", "react", "unreact", "pin", "unpin",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """Something that somebody does; `target` picks the message by counting round those said so far."""

    verb: str
    target: int
    who: str
    name: str


acts = st.lists(
    st.builds(
        Act,
        verb=st.sampled_from(VERBS),
        target=st.integers(0, 5),
        who=st.sampled_from((ADA, BEN, DANA)),
        name=st.sampled_from(("pushpin", "eyes")),
    ),
    min_size=2,
    max_size=14,
)


def have(control: Control, channel: str, conversation: list[Act]) -> list[Event]:
    """Have the conversation in `channel`; return the events that it caused, in order."""
    heard = len(control.undelivered())
    stamps = [control.say(ADA, channel, "the first word")]
    for number, act in enumerate(conversation):
        try:
            said = _PLAYED[act.verb](control, channel, stamps[act.target % len(stamps)], act, f"text {number}")
        except Refused:
            continue  # it was deleted, or somebody else wrote it
        if said is not None:
            stamps.append(said)
    return [payload["event"] for payload in control.undelivered()[heard:]]


def moved_to(channel: ChannelId, events: list[Event], source: str) -> list[Event]:
    """Return the same events as if they had happened in another channel."""
    moved: list[Event] = json.loads(json.dumps(events).replace(source, channel))
    return moved


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
    "share": lambda control, channel, _, act, text: control.say(
        act.who, channel, text, files=[{"name": f"{act.name}.txt", "content": text}]
    ),
    "edit": lambda control, channel, ts, act, text: control.edit(act.who, channel, ts, text),
    "unfurl": lambda control, channel, ts, act, text: (
        control.unfurl(channel, ts, PREVIEW) if _has_text(control, channel, ts) else None
    ),
    "delete": lambda control, channel, ts, act, _: control.delete(DANA if act.target % 2 else act.who, channel, ts),
    "react": lambda control, channel, ts, act, _: control.react(act.who, channel, ts, act.name),
    "unreact": lambda control, channel, ts, act, _: control.unreact(act.who, channel, ts, act.name),
    "pin": lambda control, channel, ts, act, _: control.pin(act.who, channel, ts),
    "unpin": lambda control, channel, ts, act, _: control.unpin(act.who, channel, ts),
}


def _has_text(control: Control, channel: str, ts: str) -> bool:
    return any(message["ts"] == ts and message["text"] for message in control.history(channel))
