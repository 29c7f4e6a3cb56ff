"""User groups, and inviting many people in one call."""

from collections.abc import Sequence

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.ids import ChannelId, GroupId, UserId
from bot.slack.errors import one_error
from bot.usecases.ports import Invited, SlackError, UserGroup

# Slack says these of the channel or of us: nobody can be invited there, whoever it is.
_OF_NOBODY = frozenset(
    {
        "channel_not_found", "is_archived", "not_in_channel", "method_not_supported_for_channel_type", "missing_scope",
        "external_channel_migrating",
    }
)  # fmt: skip
_ALREADY = ("already_in_channel", "cant_invite_self")


class Groups:
    def __init__(self, client: WebClient) -> None:
        self._client = client

    def find(self, name: str) -> UserGroup:
        """Return the group with this id or @handle; SlackError where there is none, or it is disabled."""
        with one_error():
            known = self._client.usergroups_list(include_disabled=True)["usergroups"]
        wanted = name.lower()
        found = next((one for one in known if wanted in (one["id"].lower(), f"@{one['handle']}".lower())), None)
        if found is None:
            raise SlackError("no_such_subteam", is_permanent=True)
        if found.get("date_delete"):
            raise SlackError("subteam_disabled", is_permanent=True)
        return UserGroup(handle=found["handle"], user_ids=self.members(GroupId(found["id"])))

    def members(self, group_id: GroupId) -> tuple[UserId, ...]:
        """Return who is in a group; `no_such_subteam` where there is none, or it was disabled."""
        with one_error():
            users = self._client.usergroups_users_list(usergroup=group_id)["users"]
        return tuple(UserId(one) for one in users)

    def invite(self, channel_id: ChannelId, user_ids: Sequence[UserId]) -> Invited:
        """Invite these people, 100 at most, in one call: all, or nobody and why."""
        try:
            with one_error():
                self._client.conversations_invite(channel=channel_id, users=list(user_ids))
        except SlackError as refused:
            if not refused.is_permanent or refused.error in _OF_NOBODY:
                raise
            return _refused(refused, user_ids)
        return Invited(invited=tuple(user_ids))


def _refused(refused: SlackError, user_ids: Sequence[UserId]) -> Invited:
    """Sort out whom Slack named; where it named nobody, halves are tried, down to the one it is about."""
    cause = refused.__cause__
    named = cause.response.get("errors") or () if isinstance(cause, SlackApiError) else ()
    errors = {UserId(one["user"]): str(one["error"]) for one in named if one.get("user") in user_ids}
    if not errors and len(user_ids) == 1:
        errors = {user_ids[0]: refused.error}
    if not errors:
        half = len(user_ids) // 2
        return Invited(left=(tuple(user_ids[:half]), tuple(user_ids[half:])))
    rest = tuple(one for one in user_ids if one not in errors)
    told = {user_id: error for user_id, error in errors.items() if error not in _ALREADY}
    return Invited(refused=told, left=(rest,) if rest else ())
