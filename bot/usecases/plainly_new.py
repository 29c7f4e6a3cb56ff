"""Most of what is said: new messages that bring nothing but words. They go into the log many at once.

However many there are, the database is asked the same few questions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.messages import Place
from bot.usecases.channels import CONVERTED
from bot.usecases.scribe import Scribe, learn


class Watched(NamedTuple):
    """A message, and the watches that it belongs to, at least one."""

    message: CapturedMessage
    watches: list[WatchedChannel]


def plainly_new(tx: Tx, scribe: Scribe, watched: Sequence[Watched]) -> tuple[list[Place], list[Watched]]:
    """Take in those of which nothing was known and that bring nothing but words; return (places, others).

    The places are those of messages taken in that may stand on a timeline, since something came before them. The
    others are not taken in. Their channels are held.
    """
    drafting = _drafting(tx, {watch.incident_id for _, watches in watched for watch in watches})
    first: dict[Place, Watched] = {}
    for one in watched:
        if _is_plain(one.message) and all(watch.incident_id in drafting for watch in one.watches):
            first.setdefault(_place(one.message), one)
    new = set(tx.messages.capture_new([one.message for one in first.values()]))
    _learn_authors(tx, scribe, drafting, [one for place, one in first.items() if place in new])
    others = [one for one in watched if _place(one.message) not in new or one is not first[_place(one.message)]]
    return _came_after(tx, [first[place] for place in sorted(new)]), others


def _drafting(tx: Tx, incident_ids: Iterable[IncidentId]) -> dict[IncidentId, Incident]:
    """Those incidents of which no postmortem is in review or final: nothing said now corrects anything."""
    incidents = [tx.incidents.get(incident_id) for incident_id in sorted(incident_ids)]
    return {one.id: one for one in incidents if one.postmortem_status is PostmortemStatus.DRAFT}


def _is_plain(message: CapturedMessage) -> bool:
    brings = message.files or message.redacted or message.reactions or message.is_pinned or message.edited_ts
    return not brings and not message.is_deleted and message.subtype not in CONVERTED


def _learn_authors(tx: Tx, scribe: Scribe, incidents: Mapping[IncidentId, Incident], new: Iterable[Watched]) -> None:
    authors: dict[IncidentId, set[UserId]] = defaultdict(set)
    for message, watches in new:
        authors[watches[0].incident_id] |= {message.user_id} if message.user_id else set()
    for incident_id, user_ids in authors.items():
        learn(tx, scribe, incidents[incident_id], [*sorted(user_ids)])


def _came_after(tx: Tx, new: Iterable[Watched]) -> list[Place]:
    """The places of those that somebody reacted to, or put on a timeline, before they came."""
    channels: dict[ChannelId, list[Watched]] = defaultdict(list)
    for one in new:
        channels[one.message.channel_id].append(one)
    found: list[Place] = []
    for channel_id, here in sorted(channels.items()):
        stamps = [one.message.ts for one in here]
        team_id = here[0].message.team_id
        incident_ids = {watch.incident_id for one in here for watch in one.watches}
        told = tx.messages.reacted_to(team_id, channel_id, stamps) | tx.timeline.told_of(
            incident_ids, channel_id, stamps
        )
        found += [(team_id, channel_id, ts) for ts in sorted(told)]
    return found


def _place(message: CapturedMessage) -> Place:
    return message.team_id, message.channel_id, message.ts
