"""conversations.*: making, finding, joining and changing conversations."""

from bot.emulator import membership
from bot.emulator.api.call import Call
from bot.emulator.api.paging import page_of
from bot.emulator.api.scopes import BY_KIND, allowed
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Channel, Json
from bot.emulator.shapes import channel_json

NAME_LIMIT, TOPIC_LIMIT, INVITE_LIMIT = 80, 250, 100
KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


def seen(call: Call, channel: Channel, *, member: bool = True) -> Json:
    """The conversation as the bot sees it, with its own membership where Slack shows that."""
    body = channel_json(call.ws, channel)
    if member and channel.kind != "im":
        body["is_member"] = call.ws.bot.id in channel.members
    return body


def check_name(call: Call, name: str) -> None:
    """SlackError when a channel may not be called this, or another one is."""
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > NAME_LIMIT:
        raise SlackError("invalid_name_maxlength")
    if name != name.lower() or not all(c.isalnum() or c in "-_" for c in name):
        raise SlackError("invalid_name_specials")
    if not any(c.isalnum() for c in name):
        raise SlackError("invalid_name_punctuation")
    if call.ws.channel_named(name) is not None:
        raise SlackError("name_taken")


def create(call: Call) -> Json:
    """conversations.create"""
    is_private = call.flag("is_private")
    call.need_scope(*BY_KIND["conversations.create"]["group" if is_private else "channel"])
    name = call.text("name")
    check_name(call, name)
    channel = membership.create(call.ws, name=name, creator=call.ws.bot.id, is_private=is_private)
    return {"channel": seen(call, channel)}


def info(call: Call) -> Json:
    """conversations.info"""
    channel = allowed(call, "conversations.info")
    body = seen(call, channel)
    if call.flag("include_num_members"):
        body["num_members"] = len(channel.members)
    return {"channel": body}


def kinds_wanted(call: Call, method: str) -> set[str]:
    """The kinds of conversation in `types`; SlackError `invalid_types`, or a scope that is missing."""
    types = [t.strip() for t in call.text("types", "public_channel").split(",")]
    if not set(types) <= set(KINDS):
        raise SlackError("invalid_types")
    kinds = {KINDS[t] for t in types}
    for kind in sorted(kinds):
        call.need_scope(*BY_KIND[method].get(kind, ("mpim:read",)))
    return kinds


def list_all(call: Call) -> Json:
    """conversations.list: public channels, and private ones that the bot is in."""
    kinds = kinds_wanted(call, "conversations.list")
    bot = call.ws.bot.id
    found = [c for c in call.ws.channels.values() if c.kind in kinds and (not c.is_private or bot in c.members)]
    if call.flag("exclude_archived"):
        found = [c for c in found if not c.is_archived]
    page, tail = page_of(call, found)
    return {"channels": [seen(call, c) | _size(c) for c in page], **tail}


def _size(channel: Channel) -> Json:
    return {} if channel.kind == "im" else {"num_members": len(channel.members)}


def list_of_user(call: Call) -> Json:
    """users.conversations: those that the bot, or `user`, is in."""
    kinds = kinds_wanted(call, "users.conversations")
    user = call.user(call.text("user")) if call.text("user") else call.ws.bot
    both = {user.id, call.ws.bot.id}
    found = [
        c
        for c in call.ws.channels.values()
        if c.kind in kinds and user.id in c.members and (not c.is_private or both <= set(c.members))
    ]
    page, tail = page_of(call, found)
    return {"channels": [seen(call, c, member=False) for c in page], **tail}


def members(call: Call) -> Json:
    """conversations.members"""
    channel = allowed(call, "conversations.members")
    page, tail = page_of(call, channel.members)
    return {"members": page, **tail}


def invite(call: Call) -> Json:
    """conversations.invite: all or, unless `force`, nobody."""
    channel = allowed(call, "conversations.invite", joined=True, writes=True)
    users = [u for u in call.text("users").replace(" ", "").split(",") if u]
    if channel.kind == "im":
        raise SlackError("method_not_supported_for_channel_type")
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
    return {"channel": seen(call, channel)} | ({} if joined else {"warning": "already_in_channel"})


def open_dm(call: Call) -> Json:
    """conversations.open: the direct message with one user; those with several are not carried."""
    call.need_scope(*BY_KIND["conversations.open"]["im"])
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}, "no_op": True, "already_open": True}
    users = [u for u in call.text("users").split(",") if u]
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    user = call.user(users[0])
    if user.deleted:
        raise SlackError("user_disabled")
    if user.is_stranger:
        raise SlackError("user_not_visible")
    known = len(call.ws.channels)
    dm = call.ws.dm_of(user.id)
    body = seen(call, dm) if call.flag("return_im") else {"id": dm.id}
    return {"channel": body} | ({"no_op": True, "already_open": True} if known == len(call.ws.channels) else {})


def set_topic(call: Call) -> Json:
    """conversations.setTopic"""
    channel = allowed(call, "conversations.setTopic", joined=True, writes=True)
    topic = call.text("topic")
    if len(topic) > TOPIC_LIMIT:
        raise SlackError("too_long")
    membership.set_topic(call.ws, channel, call.ws.bot.id, topic)
    return {"channel": seen(call, channel)}


def archive(call: Call) -> Json:
    """conversations.archive"""
    channel = allowed(call, "conversations.archive", joined=True)
    if channel.is_archived:
        raise SlackError("already_archived")
    if channel.kind == "im":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.name == "general":
        raise SlackError("cant_archive_general")
    membership.archive(call.ws, channel, call.ws.bot.id)
    return {}


def rename(call: Call) -> Json:
    """conversations.rename: the app may rename what it created."""
    channel = allowed(call, "conversations.rename", joined=True, writes=True)
    if channel.creator != call.ws.bot.id:
        raise SlackError("not_authorized")
    check_name(call, call.text("name"))
    membership.rename(call.ws, channel, call.ws.bot.id, call.text("name"))
    return {"channel": seen(call, channel)}
