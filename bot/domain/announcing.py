"""Where incidents are announced: one channel for all, others by severity, and those for tests and private ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.ids import ChannelId
from bot.domain.incident import Incident
from bot.domain.severity import Severity

_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,31}")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelChoice:
    """A channel for every severity: `usual`, or another one for those in `special`. None: nowhere."""

    usual: ChannelId | None = None
    special: Mapping[Severity, ChannelId | None] = field(default_factory=dict)

    def of(self, severity: Severity | None) -> ChannelId | None:
        """Return the channel for a severity; for none yet the usual one."""
        return self.usual if severity is None else self.special.get(severity, self.usual)

    @property
    def is_set(self) -> bool:
        return any((self.usual, *self.special.values()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcing:
    """The channels that hear of incidents; of tests and of private ones only where a channel is named for them."""

    usual: ChannelChoice = ChannelChoice()
    tests: ChannelChoice = ChannelChoice()
    private: ChannelChoice = ChannelChoice()

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
    usual: ChannelId | None = None
    special: dict[Severity, ChannelId | None] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, channel = entry.rpartition("=")
        if not equals:
            usual = _channel(entry, entry)
            continue
        severity = Severity.parse(name)
        if severity is None:
            raise ValueError(f"{entry}: {name.strip()} is no severity, such as sev1")
        special[severity] = _channel(channel, entry)
    return ChannelChoice(usual=usual, special=special)


def _channel(text: str, entry: str) -> ChannelId | None:
    word = text.strip()
    if word.lower() == "never":
        return None
    if not _CHANNEL.fullmatch(word):
        raise ValueError(
            f"{entry}: takes a channel's id, such as C0123ABCDEF (Slack shows it under the channel's name)"
        )
    return ChannelId(word)
