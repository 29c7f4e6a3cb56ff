"""conversations.* about who is in one: invite, join, kick, leave, open and close."""

from bot.emulator import membership
from bot.emulator.api.call import Call
from bot.emulator.api.conversations import seen
from bot.emulator.api.scopes import BY_KIND, allowed
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Channel, Json, User

INVITE_LIMIT, GROUP_LIMIT = 100, 8
DIRECT = ("im", "mpim")


def no_direct(channel: Channel) -> None:
    """SlackError for a direct message, or one of several people."""
    if channel.kind in DIRECT:
        raise SlackError("method_not_supported_for_channel_type")


def invite(call: Call) -> Json:
    """conversations.invite: all or, unless `force`, nobody."""
    channel = allowed(call, "conversations.invite", joined=True, writes=True)
    users = call.list("users")
    no_direct(channel)
    if len(users) > INVITE_LIMIT:
        raise invalid_arguments(f"no more than {INVITE_LIMIT} items allowed [json-pointer:/users]")
    problems = {u: p for u in users if (p := _invite_problem(call, channel, u))}
    if problems and not (call.flag("force") and len(problems) < len(users)):
        errors = [{"ok": False, "error": p, "user": u} for u, p in problems.items()]
        raise SlackError(next(iter(problems.values())), errors=errors)
    for user in users:
        if user not in problems:
            membership.join(call.ws, channel, user, inviter=call.ws.bot.id)
    return {"channel": seen(call, channel)}


def _invite_problem(call: Call, channel: Channel, user: str) -> str | None:
    if user == call.ws.bot.id:
        return "cant_invite_self"
    if user not in call.ws.users or call.ws.users[user].deleted:
        return "user_not_found"
    return "already_in_channel" if user in channel.members else None


def join(call: Call) -> Json:
    """conversations.join: a public channel."""
    channel = call.channel()
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    joined = membership.join(call.ws, channel, call.ws.bot.id)
    again = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return {"channel": seen(call, channel)} | ({} if joined else again)


def kick(call: Call) -> Json:
    """conversations.kick: somebody else, and never out of #general."""
    channel = allowed(call, "conversations.kick", joined=True)
    no_direct(channel)
    user = call.user(call.text("user"))
    if user is call.ws.bot:
        raise SlackError("cant_kick_self")
    if channel.name == "general":
        raise SlackError("cant_kick_from_general")
    if not membership.leave(call.ws, channel, user.id):
        raise SlackError("not_in_channel")
    return {"errors": {}}


def leave(call: Call) -> Json:
    """conversations.leave: one that the bot is not in is no error."""
    channel = allowed(call, "conversations.leave")
    no_direct(channel)
    if channel.name == "general":
        raise SlackError("cant_leave_general")
    return {} if membership.leave(call.ws, channel, call.ws.bot.id) else {"not_in_channel": True}


def open_direct(call: Call) -> Json:
    """conversations.open: the direct message with one user, or the group message with several."""
    if call.text("channel"):
        return _resumed(call)
    users = [user for user in call.list("users") if user != call.ws.bot.id]
    if not users:
        raise SlackError("users_list_not_supplied")
    call.need_scope(*BY_KIND["conversations.open"]["im" if len(users) == 1 else "mpim"])
    if len(users) > GROUP_LIMIT:
        raise SlackError("too_many_users")
    people = [_reachable(call, user) for user in users]
    there = call.ws.direct_among([call.ws.bot.id, *users])
    if there is None and call.flag("prevent_creation"):
        raise SlackError("channel_not_found")
    return _opened(call, there or _new(call, people), is_new=there is None)


def _new(call: Call, people: list[User]) -> Channel:
    ids = [person.id for person in people]
    return call.ws.dm_of(ids[0]) if len(ids) == 1 else membership.open_group(call.ws, [call.ws.bot.id, *ids])


def _reachable(call: Call, user: str) -> User:
    person = call.user(user)
    if person.deleted:
        raise SlackError("user_disabled")
    if person.is_stranger:
        raise SlackError("user_not_visible")
    return person


def _resumed(call: Call) -> Json:
    channel = call.channel()
    if channel.kind not in DIRECT:
        raise SlackError("method_not_supported_for_channel_type")
    return _opened(call, channel, is_new=False)


def _opened(call: Call, channel: Channel, *, is_new: bool) -> Json:
    body = seen(call, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": body} | ({} if is_new else {"no_op": True, "already_open": True})


def close(call: Call) -> Json:
    """conversations.close: of a direct or group message, which stays where it is."""
    if allowed(call, "conversations.close").kind not in DIRECT:
        raise SlackError("method_not_supported_for_channel_type")
    return {"no_op": True, "already_closed": True}
