"""What Slack hands out to be used once or a few times: trigger ids and response URLs."""

import time
from dataclasses import dataclass, field

from bot.emulator.clock import microseconds
from bot.emulator.errors import SlackError
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

RESPONSE_USES = 5
RESPONSE_LIFETIME = 30 * 60 * 1_000_000


@dataclass(kw_only=True)
class Trigger:
    """`deadline` is real time: three seconds are three seconds, however fast the clock runs.

    `channel` is the conversation that the user was looking at.
    """

    user: str
    deadline: float
    view_id: str | None = None
    channel: str | None = None
    is_used: bool = False


@dataclass(kw_only=True)
class ResponseUrl:
    """Where a response to one command or click goes, how often yet, and what has come of it."""

    token: str
    user: str
    channel: str
    issued_at: int
    message_ts: str | None = None
    uses: int = 0
    posts: list[Json] = field(default_factory=list)


class Tickets:
    """Issues and redeems them. Hold the workspace's lock."""

    def __init__(self, ws: Workspace, *, trigger_lifetime: float = 3.0) -> None:
        self.ws = ws
        self.trigger_lifetime = trigger_lifetime
        self.triggers: dict[str, Trigger] = {}
        self.responses: dict[str, ResponseUrl] = {}

    def trigger(self, user: str, view_id: str | None = None, *, channel: str | None = None) -> str:
        """A new trigger id for `user`, who is looking at `channel`."""
        trigger_id = f"{self.ws.new_id('')}.{self.ws.team_id}.{'0' * 16}"
        deadline = time.monotonic() + self.trigger_lifetime
        self.triggers[trigger_id] = Trigger(user=user, deadline=deadline, view_id=view_id, channel=channel)
        return trigger_id

    def redeem(self, trigger_id: str) -> Trigger:
        """Use a trigger id up; SlackError when it is unknown, used or too old."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.is_used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() > trigger.deadline:
            raise SlackError("expired_trigger_id")
        trigger.is_used = True
        return trigger

    def response_url(self, user: str, channel: str, message_ts: str | None = None) -> ResponseUrl:
        """A new response URL, of which `url_of` gives the address."""
        ticket = ResponseUrl(
            token=self.ws.new_id("resp"),
            user=user,
            channel=channel,
            issued_at=microseconds(self.ws.clock.now()),
            message_ts=message_ts,
        )
        self.responses[ticket.token] = ticket
        return ticket

    def url_of(self, ticket: ResponseUrl) -> str:
        """The address to post to."""
        return f"{self.ws.base_url}response/{ticket.token}"

    def use(self, token: str) -> ResponseUrl:
        """Count one use; SlackError after five or after 30 minutes."""
        ticket = self.responses.get(token)
        if ticket is None:
            raise SlackError("invalid_url")
        if microseconds(self.ws.clock.now()) - ticket.issued_at > RESPONSE_LIFETIME:
            raise SlackError("expired_url")
        if ticket.uses >= RESPONSE_USES:
            raise SlackError("used_url")
        ticket.uses += 1
        return ticket
