"""From Slack's payload to what a command works with: the incident of the channel, the person, their clock."""

import re
from dataclasses import dataclass

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.people import Person
from bot.usecases.lookup import find_incident, last_incident, open_incidents
from bot.usecases.people import timezone_of
from bot.usecases.scribe import Scribe
from bot.usecases.timeline import MessagePlace
from handlers.parsing.cutting import cut_match

_KEY = re.compile(r"\s*(?<!\S)(?P<key>INC-(?P<number>[0-9]{1,9}))(?!\S)", re.IGNORECASE)


OVER = (IncidentStatus.CLOSED, IncidentStatus.CANCELED)


class NoIncidentHere(Refusal):
    """No incident is running here. `/incident start` declares one; name an earlier one: `/incident draft INC-7`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The message in which the scribe was mentioned with a command; `thread_ts` is None outside of threads."""

    ts: MessageTs
    thread_ts: MessageTs | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CommandContext:
    """One command. `text` is what stands behind the subcommand, in Slack's wire form.

    `said_in` is the message that it was given by, None for one that was typed with a slash. Whoever was asked whether
    they mean it `insists`. `person` is who they are, None where Slack has not told yet.
    """

    scribe: Scribe
    user_id: UserId
    channel_id: ChannelId
    text: str
    said_in: Said | None = None
    insists: bool = False
    person: Person | None = None

    def incident(self, *, anywhere: bool = False) -> tuple[Incident, str]:
        """Return the incident meant, and the text without its name: the one named first, else the channel's.

        Where the text holds no words of the person's own it may be named `anywhere` in it.
        """
        match = (_KEY.search if anywhere else _KEY.match)(self.text)
        number = int(match["number"]) if match else None
        found = find_incident(self.scribe, channel_id=self.channel_id, number=number, viewer_id=self.user_id)
        if found is not None:
            return found, cut_match(self.text, match) if match else self.text
        raise NoIncidentHere(self._what_is_open(match["key"].upper() if match else None))

    def any_incident(self) -> tuple[Incident, str]:
        """Do so also where the channel's own incident is over already."""
        past = last_incident(self.scribe, channel_id=self.channel_id)
        if past is not None and past.status in OVER and not _KEY.match(self.text):
            running = find_incident(self.scribe, channel_id=self.channel_id, number=None, viewer_id=self.user_id)
            if running is None or running.channel_id != self.channel_id:
                return past, self.text
        return self.incident()

    def place(self) -> MessagePlace | None:
        """Return the message that the command was given by, None for one that was typed with a slash."""
        if self.said_in is None:
            return None
        return MessagePlace(channel_id=self.channel_id, ts=self.said_in.ts, thread_ts=self.said_in.thread_ts)

    def named(self, number: int) -> Incident:
        """Return INC-`number`; refuses where there is none that this person may learn of."""
        found = find_incident(self.scribe, channel_id=self.channel_id, number=number, viewer_id=self.user_id)
        if found is None:
            raise NoIncidentHere(self._what_is_open(f"INC-{number}"))
        return found

    def _what_is_open(self, missing: str | None) -> str | None:
        past = None if missing else last_incident(self.scribe, channel_id=self.channel_id)
        if past is not None:
            said = f"{past.key}, the incident of this channel, is {past.status.value}."
            again = f"; `/incident reopen {past.key}` opens it again" if past.status in OVER else ""
            return f"{said} To use it all the same, name it: `/incident draft {past.key}`{again}."
        incidents = open_incidents(self.scribe, viewer_id=self.user_id)
        if not incidents and missing is None:
            return None
        lead = f"There is no {missing}." if missing else "No incident is running here."
        if not incidents:
            return lead
        lines = [f"• {incident.key} in {_place(incident)}" for incident in incidents]
        example = f"From here, name the one you mean: `/incident note {incidents[0].key} …`"
        return "\n".join([f"{lead} These are open:", *lines, example])

    def timezone(self, incident: Incident) -> str:
        """Return the person's zone (IANA name), empty while it is not known."""
        if self.person is not None:
            return self.person.tz
        return timezone_of(self.scribe, incident=incident, user_id=self.user_id)


def _place(incident: Incident) -> str:
    return f"<#{incident.channel_id}>" if incident.channel_id else "a channel that is being opened"
