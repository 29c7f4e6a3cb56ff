"""People as Slack knows them, and the roles they take in an incident."""

from dataclasses import dataclass

from bot.domain.ids import TeamId, UserId


@dataclass(frozen=True, kw_only=True, slots=True)
class Workspace:
    """The Slack workspace that the scribe works in, and who the scribe is there. `url` ends with "/"."""

    team_id: TeamId
    url: str
    bot_user_id: UserId
    bot_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A member of the workspace. `tz` is an IANA name; `name` is what others call them.

    Owners of the workspace count as admins, as Slack has it."""

    team_id: TeamId
    user_id: UserId
    name: str
    tz: str = "UTC"
    is_bot: bool = False
    is_deleted: bool = False
    is_admin: bool = False
