"""The scribe's own messages: what each shows, made from the state at the moment it is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.timeline import TimelineKind, in_order
from bot.postmortem.catalogue import QUESTIONS
from bot.rendering.slack import notices
from bot.rendering.slack.announcement import not_announced
from bot.rendering.slack.asking import answered_message, question_message
from bot.rendering.slack.card import CardFacts, card
from bot.rendering.slack.groups import no_group_message, not_invited_message
from bot.rendering.slack.items import board, item_stays
from bot.rendering.slack.oncall import group_trouble
from bot.rendering.slack.overview import hand_over_message
from bot.rendering.slack.parts import SlackMessage
from bot.rendering.slack.progress import open_in
from bot.rendering.slack.prompts import prompts
from bot.rendering.slack.review import review_comment, review_request
from bot.rendering.slack.updates import status_update
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.announcing import channel_of, message_for, post_of
from bot.usecases.echoing import echo_of
from bot.usecases.effects.kind import incident_of
from bot.usecases.overview import gone_among, read_hand_over
from bot.usecases.redactions import redacted_where
from bot.usecases.reminders.digest import digest_message, nudge_message, unreached_message, update_due_message
from bot.usecases.scribe import Scribe
from bot.usecases.sheets import read_sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressed:
    """A message and where it goes: to a channel, into a thread there, or to a person directly."""

    message: SlackMessage
    channel_id: ChannelId | None = None
    thread_ts: MessageTs | None = None
    user_id: UserId | None = None


Surface = Callable[[Tx, Scribe, Effect], Addressed | None]


def render_surface(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    """Return the message of the surface that the effect names; None where it has nowhere to go."""
    return SURFACES[effect.arguments["surface"]](tx, scribe, effect)


def _card(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident = tx.incidents.get(incident_of(effect))
    if incident.channel_id is None:
        return None
    events = in_order(tx.timeline.of(incident.id))
    roles = scribe.taste.roles.in_order(tx.roles.of(incident.id))
    facts = CardFacts(
        timeline_events=len(events),
        open_actions=sum(item.is_open for item in tx.action_items.of(incident.id)),
        roles=roles,
        called=scribe.taste.roles,
        severities=scribe.taste.severities,
        gone=gone_among(tx, incident, roles),
        update=next((one for one in reversed(events) if one.kind is TimelineKind.UPDATE), None),
    )
    return Addressed(message=card(incident, facts), channel_id=incident.channel_id)


def _announcement(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident = tx.incidents.get(incident_of(effect))
    channel = effect.arguments.get("channel_id") or channel_of(tx, scribe.taste.announcing, incident)
    message = message_for(tx, scribe, incident, channel) if channel else None
    return None if message is None else Addressed(message=message, channel_id=channel)


def _not_announced(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    channel_id, reason = ChannelId(effect.arguments["channel_id"]), effect.arguments["reason"]
    return _to(effect, not_announced(tx.incidents.get(incident_of(effect)), channel_id, reason))


def _group_trouble(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    given, incident = effect.arguments, tx.incidents.get(incident_of(effect))
    return _to(effect, group_trouble(incident, given["group"], given["reason"], given.get("refused") or {}))


def _echo(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident = tx.incidents.get(incident_of(effect))
    message = echo_of(tx, scribe, incident.id, effect.arguments["event_id"])
    return Addressed(message=message, channel_id=incident.channel_id) if incident.channel_id else None


def _prompts(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident = tx.incidents.get(incident_of(effect))
    return _to(effect, prompts(incident, read_sheet(tx, scribe, incident.id, QUESTIONS), tx.asked.of(incident.id)))


def _question(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident, asked = tx.incidents.get(incident_of(effect)), tx.asked.get(effect.arguments["asked_id"])
    posted = tx.outbox.posted(effect.arguments["message"])
    replies = tx.asked.replies(posted.channel_id, posted.ts) if posted else []
    return _to(effect, question_message(incident, asked, tx.answers.of(incident.id), replies))


def _answered(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident, asked = tx.incidents.get(incident_of(effect)), tx.asked.get(effect.arguments["asked_id"])
    revision = effect.arguments.get("before")
    before = tx.answers.revision(incident.id, asked.question, revision) if revision else None
    return _to(effect, answered_message(incident, asked, tx.answers.of(incident.id), before))


def _items(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident = tx.incidents.get(incident_of(effect))
    items = tx.action_items.of(incident.id)
    if incident.channel_id is None or not items:
        return None
    reaction = min(scribe.taste.action_reactions, default=None)
    return Addressed(message=board(incident, items, scribe.workspace.url, reaction), channel_id=incident.channel_id)


def _digest(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    user_id, day = UserId(effect.arguments["user_id"]), date.fromisoformat(effect.arguments["digest_on"])
    message = digest_message(tx, scribe, user_id, day)
    return None if message is None else _to(effect, message)


def _nudge(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    message, channel_id, answerable_id = nudge_message(tx, effect.arguments)
    return Addressed(message=message, channel_id=channel_id, user_id=answerable_id)


def _update_due(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    message = update_due_message(tx, scribe, IncidentId(effect.arguments["subject_id"]))
    return None if message is None else _to(effect, message)


def _unreached(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    return _to(effect, unreached_message(tx, scribe, incident_of(effect), effect.arguments))


def _item_stays(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    item = tx.action_items.get(effect.arguments["item_id"])
    return _to(effect, item_stays(tx.incidents.get(item.incident_id), item))


def _handoff(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident, lead_id = tx.incidents.get(incident_of(effect)), UserId(effect.arguments["user_id"])
    if incident.channel_id is None:
        return None
    at = datetime.fromisoformat(effect.arguments["at"])
    facts = read_hand_over(tx, scribe, incident, lead_id, at)
    message = hand_over_message(facts, lead_id, effect.arguments["handed_by"], at)
    return Addressed(message=message, channel_id=incident.channel_id)


def _invite_me(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    channel_id = ChannelId(effect.arguments["channel_id"])
    return _to(effect, notices.invite_me(tx.incidents.get(incident_of(effect)), channel_id))


def _not_taken_in(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    channel_id = ChannelId(effect.arguments["channel_id"])
    told = notices.not_stopped if effect.arguments.get("is_stop") else notices.not_taken_in
    return _to(effect, told(tx.incidents.get(incident_of(effect)), channel_id))


def _redacted(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    what, then = redacted_where(effect.arguments)
    return _to(effect, notices.redacted(effect.arguments["kinds"], what, then))


def _not_invited(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    return _to(effect, not_invited_message(tx.incidents.get(incident_of(effect)), effect.arguments["refused"]))


def _no_group(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    how = f"Nobody in it was invited to {tx.incidents.get(incident_of(effect)).key}: invite them in its channel."
    return _to(effect, no_group_message(effect.arguments["label"], effect.arguments["reason"], how))


def _reading_back(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    return _to(effect, notices.reading_back(tx.incidents.get(incident_of(effect))))


def _gap(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    channel_id, since = ChannelId(effect.arguments["channel_id"]), datetime.fromisoformat(effect.arguments["since"])
    return _to(effect, notices.gap(tx.incidents.get(incident_of(effect)), channel_id, since))


def _reading(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident, channel_id = tx.incidents.get(incident_of(effect)), ChannelId(effect.arguments["channel_id"])
    watched = next((one for one in tx.incidents.watched(incident.id) if one.channel_id == channel_id), None)
    if watched is None:
        return None
    count = tx.messages.count(watched.team_id, channel_id, watched.captured_from)
    return _to(effect, notices.first_reading(incident, channel_id, count, is_done=watched.whole_until_ts is not None))


def _import(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    span = tx.spans.get(effect.arguments["span_id"])
    if span.captured_until is None:
        return None
    progress = notices.Progress(
        channel_id=span.channel_id, first=span.captured_from, last=span.captured_until,
        messages_read=span.messages_read, is_read=span.is_read, refused=span.refused,
    )  # fmt: skip
    return _to(effect, notices.import_progress(tx.incidents.get(incident_of(effect)), progress))


def _trouble(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident, reason = tx.incidents.get(incident_of(effect)), effect.arguments["reason"]
    if effect.arguments.get("is_ours"):
        return _to(effect, notices.not_made(incident, reason))
    return _to(effect, notices.trouble(incident, effect.arguments["failed_kind"], reason))


def _stand_in(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident, missed = tx.incidents.get(incident_of(effect)), effect.arguments["missed"]
    if effect.arguments["user_id"]:
        return _to(effect, notices.stand_in(incident, missed, effect.arguments["reason"]))
    message = notices.nobody_reached(incident, missed)
    return Addressed(message=message, channel_id=incident.channel_id) if incident.channel_id else None


def _told(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    """A status update below the announcement; where that could not be posted, there is nothing to reply to."""
    incident = tx.incidents.get(incident_of(effect))
    channel = channel_of(tx, scribe.taste.announcing, incident)
    event = next(one for one in tx.timeline.of(incident.id) if one.id == effect.arguments["event_id"])
    above = post_of(tx, incident.id, channel) if channel else None
    if above is None or event.retracted_at is not None:
        return None
    return Addressed(message=status_update(incident, event), channel_id=above.channel_id, thread_ts=above.ts)


def _review(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    incident = tx.incidents.get(incident_of(effect))
    signed = tx.reviews.sign_offs(incident.id)
    still_open = open_in(read_sheet(tx, scribe, incident.id, QUESTIONS))
    return _to(effect, review_request(incident, signed, scribe.taste.sign_off_roles, still_open))


def _review_comment(tx: Tx, scribe: Scribe, effect: Effect) -> Addressed | None:
    place = ChannelId(effect.arguments["channel_id"]), MessageTs(effect.arguments["ts"])
    incident = tx.incidents.get(incident_of(effect))
    standing = (one for one in tx.reviews.comments(incident.id) if (one.channel_id, one.ts) == place)
    comment = next(standing, None)
    return None if comment is None else _to(effect, review_comment(incident, comment))


def _to(effect: Effect, message: SlackMessage) -> Addressed:
    return Addressed(message=message, user_id=UserId(effect.arguments["user_id"]))


SURFACES: Mapping[str, Surface] = {
    "card": _card,
    "announcement": _announcement,
    "not_announced": _not_announced,
    "group_trouble": _group_trouble,
    "echo": _echo,
    "prompts": _prompts,
    "question": _question,
    "answered": _answered,
    "items": _items,
    "item_stays": _item_stays,
    "digest": _digest,
    "nudge": _nudge,
    "unreached": _unreached,
    "update_due": _update_due,
    "handoff": _handoff,
    "invite_me": _invite_me,
    "not_taken_in": _not_taken_in,
    "reading_back": _reading_back,
    "not_invited": _not_invited,
    "no_group": _no_group,
    "redacted": _redacted,
    "gap": _gap,
    "import": _import,
    "reading": _reading,
    "trouble": _trouble,
    "stand_in": _stand_in,
    "told": _told,
    "review": _review,
    "review_comment": _review_comment,
}
