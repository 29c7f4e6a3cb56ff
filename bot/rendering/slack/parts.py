"""The pieces that messages and modals are built from, checked against Slack's limits as they are built."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import slackblocks as sb

from bot.domain.ids import UserId
from bot.domain.people import Person
from bot.rendering.mrkdwn import escape, to_plain, truncate

Payload = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackMessage:
    """A message to post: `text` is what notifications and screen readers get, `blocks` what the eye sees."""

    text: str
    blocks: tuple[Payload, ...] = ()


def payload(element: object) -> dict[str, Any]:
    """Return what Slack is sent for a slackblocks element."""
    result: dict[str, Any] = json.loads(repr(element))
    return result


def header(text: str, block_id: str) -> Payload:
    return payload(sb.HeaderBlock(sb.Text(truncate(text, 150), type_=sb.TextType.PLAINTEXT), block_id=block_id))


def section(text: str, block_id: str) -> Payload:
    """A paragraph of mrkdwn; what people typed must have gone through `safe`."""
    return payload(sb.SectionBlock(sb.Text(truncate(text, 3000)), block_id=block_id))


def context(text: str, block_id: str) -> Payload:
    return payload(sb.ContextBlock([sb.Text(truncate(text, 3000))], block_id=block_id))


@dataclass(frozen=True, kw_only=True, slots=True)
class ButtonSpec:
    """A button: `action` is its action_id, `value` comes back with the click.

    `confirms` is what Slack asks whoever presses it: a title and a question in plain words.
    """

    label: str
    action: str
    value: str
    is_primary: bool = False
    confirms: tuple[str, str] | None = None


def buttons(specs: Sequence[ButtonSpec], block_id: str) -> Payload:
    """A row of up to 25 buttons."""
    elements: list[Any] = [
        sb.Button(
            _plain(truncate(spec.label, 75)), action_id=spec.action, value=spec.value,
            style="primary" if spec.is_primary else None, confirm=_confirm(spec),
        )
        for spec in specs
    ]  # fmt: skip
    return payload(sb.ActionsBlock(elements, block_id=block_id))


def _plain(text: str) -> Any:
    return sb.Text(text, type_=sb.TextType.PLAINTEXT)


def _confirm(spec: ButtonSpec) -> Any:
    if spec.confirms is None:
        return None
    title, question = (_plain(truncate(part, limit)) for part, limit in zip(spec.confirms, (100, 300), strict=True))
    return sb.ConfirmationDialogue(title, question, _plain(truncate(spec.label, 30)), _plain("Not now"))


def safe(text: str, limit: int = 300, people: Mapping[UserId, Person] | None = None) -> str:
    """Return what somebody typed, in plain words, so that it mentions nobody, links nowhere and is not too long.

    `people` gives the names of those whose ids the text holds.
    """
    return escape(truncate(" ".join(to_plain(text, people).split()), limit))


def when(moment: datetime) -> str:
    """Return the moment as each reader's own date and time, with UTC where that is not understood."""
    fallback = moment.strftime("%Y-%m-%d %H:%M UTC")
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} {{time}}|{fallback}>"


def ago(moment: datetime) -> str:
    """Return how long ago the moment was, as of whenever somebody reads it; the moment where that is not understood."""
    return f"<!date^{int(moment.timestamp())}^{{ago}}|{moment.strftime('%Y-%m-%d %H:%M UTC')}>"


def mention(user_id: str | None) -> str:
    return f"<@{user_id}>" if user_id else "nobody yet"
