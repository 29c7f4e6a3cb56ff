"""Short messages to one person: a reminder, a request to be invited, word of something that did not work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import Incident
from bot.rendering.slack.parts import SlackMessage, mention, safe, section, when

_TROUBLES = {
    "open_channel": "I could not open a channel for it. Create one, invite me and type `/incident start here` there.",
    "update": "I could not rewrite a message of mine, so what it shows is out of date. "
    "`/incident show {key}` shows how things stand.",
    "fetch_person": "I could not look somebody up, so documents show an id in place of a name. I try again tomorrow.",
    "set_topic": "I could not set the channel's topic. Everything else goes on.",
    "pin": "I could not pin the incident card. Everything else goes on.",
    "invite": "I could not invite everybody to its channel. Please see who is missing there and invite them.",
    "invite_people": "I could not invite everybody to its channel. Please see who is missing there and invite them.",
    "deliver_draft": "I could not send the draft. `/incident draft {key}` tries again.",
    "deliver_canvas": "I could not send the draft. `/incident draft {key} canvas` tries again.",
    "sweep": "I could not read the channel's history, so the log may have a gap.",
    "import": "I could not read that channel. Type `/invite @scribe` there, then ask for the import again.",
    "sweep_thread": "I could not read a thread to its end, so the log may have a gap.",
    "admit": "I could not look that channel up, so nothing was changed. Ask again.",
    "adopt": "I could not look up the channel. Type `/invite @scribe` there and I start reading.",
}


def invite_me(incident: Incident, channel_id: ChannelId) -> SlackMessage:
    """Return how to let the scribe into a channel that it was asked to record."""
    text = (
        f"I am not in <#{channel_id}>, so I cannot keep what is said there for {incident.key}. "
        f"Type `/invite @scribe` there: I then take in what was said since {when(incident.captured_from)}."
    )
    return SlackMessage(text=text, blocks=(section(text, "invite"),))


def not_taken_in(incident: Incident, channel_id: ChannelId) -> SlackMessage:
    """Return why a channel was not taken in; it does not tell whether the scribe is in it."""
    text = (
        f"{incident.key}: I took nothing of <#{channel_id}> in. A private channel I read only for somebody who is in "
        "it, and only if I am in it, too. Type `/invite @scribe` there, then ask again."
    )
    return SlackMessage(text=text, blocks=(section(text, "not_taken_in"),))


def not_stopped(incident: Incident, channel_id: ChannelId) -> SlackMessage:
    """Return why a channel is not stopped; it does not tell whether it is kept at all."""
    text = (
        f"{incident.key}: I changed nothing about <#{channel_id}>. What is kept of a private channel only somebody who "
        "is in it can stop, and only if I am in it, too. Ask one of its members to."
    )
    return SlackMessage(text=text, blocks=(section(text, "not_stopped"),))


def redacted(kinds: Sequence[str], what: str, then: str) -> SlackMessage:
    """Return word of what was not kept: `what` names where it stood, `then` what is left to do in Slack."""
    looks = ", ".join(f"`{kind}`" for kind in kinds)
    text = (
        f"I did not keep a part of {what}: it looks like a secret ({looks}). The rest is on record. "
        f"Replace it wherever it is in use{then}. If it was no secret, say it again in other words."
    )
    return SlackMessage(text=text, blocks=(section(text, "redacted"),))


def reading_back(incident: Incident) -> SlackMessage:
    """Return word that the draft comes before the log is known to be whole, and what follows."""
    text = (
        f"{incident.key}: I am still reading back what was said, as fast as Slack lets me. The draft below may lack "
        "some of it; when I have read everything, another revision follows by itself."
    )
    return SlackMessage(text=text, blocks=(section(text, "reading_back"),))


def gap(incident: Incident, channel_id: ChannelId, since: datetime) -> SlackMessage:
    """Return word of a channel that the scribe was taken out of."""
    text = (
        f"{incident.key}: I am no longer in <#{channel_id}>, so what is said there since {when(since)} is missing from "
        "the record, and the draft says so. Type `/invite @scribe` there: I then read what was said meanwhile."
    )
    return SlackMessage(text=text, blocks=(section(text, "gap"),))


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far an import is: a channel, from when to when, how many messages were read, and whether those are all.

    `refused` is Slack's word where it could not be read to its end.
    """

    channel_id: ChannelId
    first: datetime
    last: datetime
    messages_read: int
    is_read: bool
    refused: str | None = None


def import_progress(incident: Incident, progress: Progress) -> SlackMessage:
    """Return how far the import of a channel is; the same message is rewritten until it is done."""
    part = f"<#{progress.channel_id}> from {when(progress.first)} to {when(progress.last)}"
    read = f"{progress.messages_read:,} message{'' if progress.messages_read == 1 else 's'}"
    if progress.refused:
        text = (
            f"{incident.key}: I could not read {part}: Slack said `{safe(progress.refused, 100)}`. I had read {read}. "
            "Type `/invite @scribe` there if I am not in it, then ask for the import again."
        )
    elif progress.is_read:
        text = f"{incident.key}: I have read {part}: {read}. Its log now holds what people and apps said there."
    else:
        text = f"{incident.key}: I am reading {part}: {read} so far."
    return SlackMessage(text=text, blocks=(section(text, "import"),))


def first_reading(incident: Incident, channel_id: ChannelId, count: int, *, is_done: bool) -> SlackMessage:
    """Return how far the first reading of a channel is that takes more than a moment."""
    if is_done:
        text = f"{incident.key}: I have read what was said in <#{channel_id}>: {count:,} messages are in the log."
    else:
        text = f"{incident.key}: I am reading what was said in <#{channel_id}>: {count:,} messages so far."
    return SlackMessage(text=text, blocks=(section(text, "reading"),))


def trouble(incident: Incident, kind: str, reason: str) -> SlackMessage:
    """Return word of an effect that Slack refused for good."""
    said = _TROUBLES.get(kind, "Something I wanted to do in Slack was refused.").format(key=incident.key)
    text = f"{incident.key}: {said} Slack said `{safe(reason, 100)}`."
    return SlackMessage(text=text, blocks=(section(text, "trouble"),))


def not_made(incident: Incident, reason: str) -> SlackMessage:
    """Return word of a document that could not be made; Slack has no part in it."""
    text = (
        f"{incident.key}: I could not make the draft, so nothing was sent. What is wrong:\n"
        f"> {safe(reason, 500)}\nOnce that is put right, `/incident draft {incident.key}` makes it."
    )
    return SlackMessage(text=text, blocks=(section(text, "trouble"),))


def stand_in(incident: Incident, missed: Sequence[UserId], reason: str) -> SlackMessage:
    """Return to somebody why they get what was meant for others."""
    text = (
        f"{incident.key}: I cannot write to {_people(missed)} directly (Slack said `{safe(reason, 100)}`), so the "
        f"questions and the draft come to you. `/incident lead {incident.key} @name` sends them to somebody else."
    )
    return SlackMessage(text=text, blocks=(section(text, "stand_in"),))


def nobody_reached(incident: Incident, missed: Sequence[UserId]) -> SlackMessage:
    """Return word for a channel that nobody could be sent the draft."""
    text = (
        f"{incident.key}: I cannot write to {_people(missed)} directly, so nobody has the draft yet. "
        f"`/incident draft {incident.key}` sends it to whoever asks, "
        f"`/incident lead {incident.key} @name` to a new lead."
    )
    return SlackMessage(text=text, blocks=(section(text, "stand_in"),))


def _people(user_ids: Sequence[UserId]) -> str:
    return " or ".join(mention(user_id) for user_id in user_ids)
