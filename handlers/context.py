"""From Slack's payload to what a command works with: the incident of the channel, the person, their clock."""

import re
from dataclasses import dataclass

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import Incident
from bot.usecases.lookup import find_incident, last_incident, open_incidents
from bot.usecases.people import timezone_of
from bot.usecases.scribe import Scribe
from handlers.parsing.words import take_word

_KEY = re.compile(r"INC-(?P<number>[0-9]{1,9})", re.IGNORECASE)


class NoIncidentHere(Refusal):
    """No incident is running here. `/incident start` declares one; an old one is named: `/incident draft INC-7`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommandContext:
    """One command. `text` is what stands behind the subcommand, in Slack's wire form."""

    scribe: Scribe
    user_id: UserId
    channel_id: ChannelId
    text: str

    def incident(self) -> tuple[Incident, str]:
        """Return the incident meant, and the text without its name: the one named first, else the channel's."""
        word, rest = take_word(self.text)
        match = _KEY.fullmatch(word)
        number = int(match["number"]) if match else None
        found = find_incident(self.scribe, channel_id=self.channel_id, number=number, viewer_id=self.user_id)
        if found is not None:
            return found, rest if match else self.text
        raise NoIncidentHere(self._what_is_open(word.upper() if match else None))

    def _what_is_open(self, missing: str | None) -> str | None:
        past = None if missing else last_incident(self.scribe, channel_id=self.channel_id)
        if past is not None:
            said = f"{past.key}, the incident of this channel, is {past.status.value}."
            return f"{said} Name it to mean it: `/incident draft {past.key}`."
        incidents = open_incidents(self.scribe, viewer_id=self.user_id)
        if not incidents and missing is None:
            return None
        lead = f"There is no {missing}." if missing else "No incident is running here."
        if not incidents:
            return lead
        lines = [f"• {incident.key} in {_place(incident)}" for incident in incidents]
        example = f"Name one to mean it from here: `/incident note {incidents[0].key} …`"
        return "\n".join([f"{lead} Open are:", *lines, example])

    def timezone(self, incident: Incident) -> str:
        """Return the person's zone (IANA name), empty while it is not known."""
        return timezone_of(self.scribe, incident=incident, user_id=self.user_id)


def _place(incident: Incident) -> str:
    return f"<#{incident.channel_id}>" if incident.channel_id else "a channel that is being opened"
