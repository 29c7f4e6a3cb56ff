"""Buttons and forms of action items, wherever they stand: in a list, in a digest, on App Home.

An action id is `item:<verb>:<id>`, with the verbs of `bot/rendering/slack/items.py`. Whatever else shows an item is
rewritten by what follows from its change (`bot/usecases/item_hooks.py`); only a list, which no one else can
reach, is put anew by its response URL.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, timedelta
from typing import Any

from bot.domain.action_items import NOBODY, ActionItem, ActionKind, ActionStatus, Horizon, Owner, Priority
from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import Incident
from bot.domain.item_changes import NeedsReason, Overtaken, owner_words
from bot.rendering.mrkdwn import escape, truncate
from bot.rendering.slack.item_form import blocked_view, edit_view, hand_over_view, shown_of, snooze_view
from bot.rendering.slack.item_lists import read_list_value
from bot.rendering.slack.items import Verb, item_text
from bot.rendering.slack.sheet import digest
from bot.rendering.slack.views import message_view
from bot.usecases.items import change_item, item_to_change
from bot.usecases.people import timezone_of
from handlers.commands.action import checked_text
from handlers.commands.actions import shown
from handlers.parsing.zones import zone_named
from handlers.reply import BadField, Replacement, Reply
from handlers.views.interaction import Interaction
from handlers.views.item_fields import due_typed, links_typed, picked

# Somewhere on earth it is still this much earlier than in UTC.
_LAST_ZONE = timedelta(hours=12)
_FURTHEST = timedelta(days=3 * 366)


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Where a button was pressed: a list (`which`, `page`) behind `url`, in the channel `here`; else all is empty."""

    which: str = ""
    page: int = 0
    url: str = ""
    here: ChannelId | None = None

    def as_metadata(self) -> dict[str, Any]:
        return {"list": asdict(self)} if self.which else {}


def where_of(body: Mapping[str, Any]) -> Where:
    """Return where the button in Slack's payload was pressed."""
    in_list = read_list_value(str(body["actions"][0].get("value") or ""))
    if in_list is None:
        return Where()
    here = (body.get("channel") or {}).get("id")
    return Where(which=in_list[0], page=in_list[1], url=body.get("response_url") or "", here=here)


def press(interaction: Interaction, action: Mapping[str, Any], where: Where) -> Reply:
    """Do what a button (or a picker) of an item says, or open the form in which it asks first."""
    _, verb_name, item_id = str(action["action_id"]).split(":")
    verb, number = Verb(verb_name), int(item_id)
    if verb in (Verb.DONE, Verb.IN_PROGRESS):
        status = ActionStatus.DONE if verb is Verb.DONE else ActionStatus.IN_PROGRESS
        return _changed(interaction, where, item_id=number, status=status)
    if verb is Verb.SNOOZE and action.get("selected_date"):
        return _changed(interaction, where, item_id=number, snoozed_until=_day(interaction, action["selected_date"]))
    if verb is Verb.HAND_OVER and action.get("selected_user"):
        return _changed(interaction, where, item_id=number, owner=Owner(user_id=UserId(action["selected_user"])))
    item, incident = item_to_change(interaction.scribe, item_id=number, by=interaction.user_id)
    return Reply(view=_form(interaction, verb, item, incident, where.as_metadata()))


def _form(
    interaction: Interaction, verb: Verb, item: ActionItem, incident: Incident, metadata: Mapping[str, Any]
) -> Mapping[str, Any]:
    if verb is Verb.EDIT:
        return edit_view(item, incident, _zone(interaction, incident), metadata)
    if not item.is_open:
        raise Refusal(f"Action item {item.number} is {item.status.label} already; nothing was changed.")
    if verb is Verb.BLOCKED:
        return blocked_view(item, incident, metadata)
    if verb is Verb.HAND_OVER:
        return hand_over_view(item, incident, metadata)
    return snooze_view(item, incident, _today(interaction, incident) + timedelta(days=1), metadata)


def turn_page(interaction: Interaction, where: Where) -> Reply:
    """Show another page of a list."""
    return Reply(replaces=_again(interaction, where))


def submit_blocked(interaction: Interaction) -> Reply:
    """Note what blocks an item."""
    reason = interaction.text("reason")
    return _submitted(interaction, status=ActionStatus.BLOCKED, reason=reason)


def submit_snooze(interaction: Interaction) -> Reply:
    """Leave an item alone until a day."""
    return _submitted(interaction, snoozed_until=_day(interaction, interaction.inputs["until"]))


def submit_hand_over(interaction: Interaction) -> Reply:
    """Give an item to somebody else."""
    return _submitted(interaction, owner=Owner(user_id=UserId(interaction.inputs["whom"])))


def submit_edit(interaction: Interaction) -> Reply:
    """Store what was changed in the form; where somebody else changed the same meanwhile, both are shown."""
    scribe, item_id = interaction.scribe, _item_id(interaction)
    _, incident = item_to_change(scribe, item_id=item_id, by=interaction.user_id)
    try:
        given = _given(interaction, incident)
        reply = _submitted(interaction, seen=interaction.metadata["seen"], **given)
    except NeedsReason as refused:
        raise BadField(str(refused), interaction.blocks["reason"]) from refused
    except Overtaken as overtaken:
        return _both(interaction, overtaken.names)
    changed, _ = item_to_change(scribe, item_id=item_id, by=interaction.user_id)
    text = item_text(changed, incident, scribe.workspace.url, scribe.now())
    return Reply(view=message_view("Saved", text), replaces=reply.replaces)


def _given(interaction: Interaction, incident: Incident) -> dict[str, Any]:
    """What the person changed in the form of an item: fields that hold what they showed say nothing.

    A reason that stands beside another status is meant for that one.
    """
    touched = _touched(interaction)
    if "status" in touched and _typed(interaction, "reason"):
        touched.append("reason")
    return {name: _value(interaction, incident, name) for name in touched}


def _touched(interaction: Interaction) -> list[str]:
    shown_then = interaction.metadata["shown"]
    return [name for name, mark in shown_then.items() if digest(_typed(interaction, name)) != mark]


def _typed(interaction: Interaction, name: str) -> str:
    return str(interaction.inputs.get(name) or "").strip()


def _value(interaction: Interaction, incident: Incident, name: str) -> Any:
    typed = _typed(interaction, name)
    if name == "text":
        return checked_text(interaction.text("text"))
    if name == "owner":
        return Owner(user_id=UserId(typed)) if typed else NOBODY
    if name == "due":
        return due_typed(interaction, incident)
    if name == "reason":
        return interaction.text("reason")
    return links_typed(interaction) if name == "links" else picked(interaction, name, _CHOICES[name])


_CHOICES = {"horizon": Horizon, "priority": Priority, "kind": ActionKind, "status": ActionStatus}


def _both(interaction: Interaction, overtaken: Sequence[str]) -> Reply:
    """The form again, with what somebody else changed meanwhile; what this person chose still stands in it."""
    item, incident = item_to_change(interaction.scribe, item_id=_item_id(interaction), by=interaction.user_id)
    now = {name: escape(truncate(text, 300)) for name, text in shown_of(item).items()}
    now["owner"] = owner_words(item.owner)
    words = ", ".join(f"{name} (now {now[name] or 'empty'})" for name in overtaken)
    notice = f"Somebody changed this meanwhile: {words}. What you chose stands below; Save puts it in its place."
    typed = {name: _typed(interaction, name) for name in _touched(interaction)}
    place = {name: value for name, value in interaction.metadata.items() if name == "list"}
    return Reply(view=edit_view(item, incident, _zone(interaction, incident), place, typed, notice))


def _submitted(interaction: Interaction, **change: Any) -> Reply:
    place = interaction.metadata.get("list")
    where = Where(**place) if place else Where()
    return _changed(interaction, where, item_id=_item_id(interaction), **change)


def _changed(interaction: Interaction, where: Where, **change: Any) -> Reply:
    change_item(interaction.scribe, by=interaction.user_id, **change)
    return Reply(replaces=_again(interaction, where))


def _again(interaction: Interaction, where: Where) -> Replacement | None:
    """The list in which a button was pressed, as it is now."""
    if not (where.which and where.url):
        return None
    message = shown(interaction.scribe, where.which, where.page, interaction.user_id, where.here)
    return Replacement(url=where.url, message=message)


def _item_id(interaction: Interaction) -> int:
    return int(interaction.metadata["item_id"])


def _day(interaction: Interaction, picked_date: str) -> date:
    """The day picked; refuses one that is over everywhere, and one that is years away."""
    day = date.fromisoformat(picked_date)
    if day > (interaction.scribe.now() + _FURTHEST).date():
        raise Refusal(f"{day} is years away; pick an earlier day. Nothing was changed.")
    if day < (interaction.scribe.now() - _LAST_ZONE).date():
        raise Refusal(f"{day:%A}, {day} is past; pick a day to come. Nothing was changed.")
    return day


def _zone(interaction: Interaction, incident: Incident) -> str:
    return timezone_of(interaction.scribe, incident=incident, user_id=interaction.user_id)


def _today(interaction: Interaction, incident: Incident) -> date:
    return interaction.scribe.now().astimezone(zone_named(_zone(interaction, incident)) or UTC).date()
