"""People as Slack knows them, and the roles they take in an incident."""

from dataclasses import dataclass
from enum import Enum

from bot.domain.ids import TeamId, UserId


@dataclass(frozen=True, kw_only=True, slots=True)
class Workspace:
    """The Slack workspace that the scribe works in, and who the scribe is there. `url` ends with "/"."""

    team_id: TeamId
    url: str
    bot_user_id: UserId
    bot_id: str


class Account(Enum):
    """What somebody is in the workspace; one who has left it, or is an app, has one of these all the same."""

    ADMIN = "admin"
    MEMBER = "member"
    GUEST = "guest"
    EXTERNAL = "external"  # of another company, here by a channel that both share


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A member of the workspace. `tz` is an IANA name; `name` is what others call them.

    `account` is None where Slack was asked before anybody wanted to know.
    """

    team_id: TeamId
    user_id: UserId
    name: str
    tz: str = "UTC"
    is_bot: bool = False
    is_deleted: bool = False
    account: Account | None = None
