"""Inviting many people at once, and asking who is in a group."""

from collections.abc import Mapping, Sequence

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.ids import ChannelId, GroupId, UserId
from bot.slack.errors import one_error

# What Slack says of one person, whom the others need not wait for.
_OF_ONE = frozenset(
    {
        "already_in_channel", "app_cannot_join_channel", "cant_invite", "cant_invite_self", "invitee_cant_see_channel",
        "no_external_invite_permission", "no_permission", "org_user_not_in_team", "ura_max_channels",
        "user_is_restricted", "user_not_found",
    }
)  # fmt: skip
_SO_ALREADY = frozenset({"already_in_channel", "cant_invite_self"})


class Inviting:
    """The part of the gateway that deals with many people at once."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def group_members(self, group_id: GroupId) -> list[UserId]:
        """Return who is in a group; `no_such_subteam` where there is none, or it was disabled."""
        with one_error():
            return [UserId(one) for one in self._client.usergroups_users_list(usergroup=group_id)["users"]]

    def invite_many(self, channel_id: ChannelId, user_ids: Sequence[UserId]) -> dict[UserId, str]:
        """Invite up to 100 people; return those whom Slack refused, with its word for why.

        Slack refuses all because of some and names these; the others are then invited without them. Its `force` would
        spare the second call, and tells of nobody who was left out.
        """
        refused: dict[UserId, str] = {}
        waiting = list(user_ids)
        while waiting:
            found = self._invite(channel_id, waiting)
            refused |= found
            left = [one for one in waiting if one not in found]
            waiting = left if found and len(left) < len(waiting) else []
        return {user_id: error for user_id, error in refused.items() if error not in _SO_ALREADY}

    def _invite(self, channel_id: ChannelId, user_ids: Sequence[UserId]) -> dict[UserId, str]:
        """Whom Slack names as refused; nobody where all were invited, or were as far as it let them."""
        with one_error():
            try:
                self._client.conversations_invite(channel=channel_id, users=list(user_ids))
                return {}
            except SlackApiError as refused:
                found = _named(refused.response.data) if isinstance(refused.response.data, Mapping) else {}
                error = str(refused.response.get("error"))
                if not found and error in _OF_ONE and len(user_ids) == 1:
                    found = {user_ids[0]: error}
                if not found and error not in _OF_ONE:
                    raise
        if found:
            return found
        return {one: why for user_id in user_ids for one, why in self._invite(channel_id, [user_id]).items()}


def _named(said: Mapping[str, object]) -> dict[UserId, str]:
    errors = said.get("errors")
    listed = [one for one in errors if isinstance(one, Mapping)] if isinstance(errors, list) else []
    named = {UserId(str(one["user"])): str(one.get("error")) for one in listed if one.get("user")}
    return {user_id: error for user_id, error in named.items() if error in _OF_ONE}
