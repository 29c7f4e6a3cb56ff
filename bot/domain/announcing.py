"""Where incidents are announced: one channel for all, others by severity, and those for tests and private ones."""

import re
from dataclasses import dataclass

from bot.domain.by_severity import BySeverity, parse_by_severity
from bot.domain.ids import ChannelId
from bot.domain.incident import Incident

_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,31}")


ChannelChoice = BySeverity[ChannelId]


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcing:
    """The channels that hear of incidents; of tests and of private ones only where a channel is named for them."""

    usual: ChannelChoice = BySeverity()
    tests: ChannelChoice = BySeverity()
    private: ChannelChoice = BySeverity()

    def channel_of(self, incident: Incident, *, is_private: bool) -> ChannelId | None:
        """Return the channel that is to hear of the incident as it is now; of a test that is private none."""
        if incident.is_test:
            return None if is_private else self.tests.of(incident.severity)
        return (self.private if is_private else self.usual).of(incident.severity)

    @property
    def is_set(self) -> bool:
        return self.usual.is_set or self.tests.is_set or self.private.is_set


def parse_channels(text: str) -> ChannelChoice:
    """Return what "C0ALL, sev1=C0EXEC, sev4=never" says; raises ValueError, naming the entry that is wrong."""
    return parse_by_severity(text, _channel)


def _channel(word: str, entry: str) -> ChannelId:
    if not _CHANNEL.fullmatch(word):
        raise ValueError(
            f"{entry}: takes a channel's id, such as C0123ABCDEF (Slack shows it under the channel's name)"
        )
    return ChannelId(word)
