"""What a team may set to its liking, by the environment or in Slack, and where that stands while the bot runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.domain.announcing import Announcing
from bot.domain.oncall import Groups
from bot.domain.policy import Permissions
from bot.domain.reminders.intervals import Intervals
from bot.domain.review import DEFAULT_ROLES, SignOffRole
from bot.domain.roles import TeamRoles
from bot.domain.settings import Setting
from bot.domain.severity_names import SeverityNames
from bot.domain.working_time import Hours
from bot.postmortem.hosts import DEFAULT_HOSTS, LinkKind
from bot.postmortem.record import UPDATE_REACTIONS
from bot.usecases.calendars import Countries


@dataclass(frozen=True, kw_only=True, slots=True)
class Taste:
    """What a team may set to its liking."""

    timeline_reactions: frozenset[str] = frozenset({"pushpin"})
    action_reactions: frozenset[str] = frozenset({"dart"})
    severities: SeverityNames = field(default_factory=SeverityNames)
    lookback: timedelta = timedelta(minutes=30)
    announcing: Announcing = field(default_factory=Announcing)
    echo_notes: bool = False
    oncall_groups: Groups = field(default_factory=dict)
    timezone: str | None = None
    templates: Path | None = None
    template_by_severity: str = ""
    history_interval: timedelta = timedelta()
    update_reactions: frozenset[str] = UPDATE_REACTIONS
    link_hosts: Mapping[str, LinkKind] = field(default_factory=lambda: DEFAULT_HOSTS)
    sign_off_roles: tuple[SignOffRole, ...] = DEFAULT_ROLES
    largest_image: int = 4_000_000
    intervals: Intervals = field(default_factory=Intervals)
    hours: Hours = field(default_factory=Hours)
    countries: Countries = field(default_factory=Countries)
    permissions: Permissions = field(default_factory=Permissions)
    roles: TeamRoles = field(default_factory=TeamRoles)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What the choices of a workspace come to; `wrong` says by name which of them cannot be taken, and why."""

    taste: Taste
    settings: tuple[Setting, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[Mapping[str, str]], Reading]


class Preferences:
    """The team's taste as it stands now. The table of choices is the truth; this is what was last read from it."""

    def __init__(self, taste: Taste, read: Reader | None = None) -> None:
        self.taste = taste
        self._read = read
        self._chosen: Mapping[str, str] = {}

    def read(self, chosen: Mapping[str, str]) -> Reading:
        """Return what these choices (by the name of the setting) come to, without going by them yet."""
        return self._read(chosen) if self._read else Reading(taste=self.taste)

    def follow(self, chosen: Mapping[str, str]) -> bool:
        """Go by these choices from now on; return whether they are others than before."""
        if chosen == self._chosen:
            return False
        self._chosen, self.taste = dict(chosen), self.read(chosen).taste
        return True
