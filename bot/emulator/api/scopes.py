"""Which scope each method needs; where it depends on the kind of conversation, the scopes for each kind."""

from bot.emulator.api.call import Call
from bot.emulator.records import Channel

FIXED: dict[str, tuple[str, ...]] = {
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.delete": ("chat:write",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "users.lookupByEmail": ("users:read.email",),
    "pins.add": ("pins:write",),
    "pins.remove": ("pins:write",),
    "pins.list": ("pins:read",),
    "reactions.add": ("reactions:write",),
    "reactions.remove": ("reactions:write",),
    "reactions.get": ("reactions:read",),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
    "files.info": ("files:read",),
    "files.list": ("files:read",),
    "canvases.access.set": ("canvases:write",),
    "canvases.create": ("canvases:write",),
    "canvases.delete": ("canvases:write",),
    "canvases.edit": ("canvases:write",),
    "canvases.sections.lookup": ("canvases:read",),
    "chat.deleteScheduledMessage": ("chat:write",),
    "chat.meMessage": ("chat:write",),
    "chat.scheduleMessage": ("chat:write",),
    "conversations.canvases.create": ("canvases:write",),
    "conversations.join": ("channels:join",),
    "bookmarks.add": ("bookmarks:write",),
    "bookmarks.edit": ("bookmarks:write",),
    "bookmarks.list": ("bookmarks:read",),
    "bookmarks.remove": ("bookmarks:write",),
    "bots.info": ("users:read",),
    "emoji.list": ("emoji:read",),
    "files.delete": ("files:write",),
    "reactions.list": ("reactions:read",),
    "team.info": ("team:read",),
    "usergroups.list": ("usergroups:read",),
    "usergroups.users.list": ("usergroups:read",),
    "users.getPresence": ("users:read",),
    "users.profile.get": ("users.profile:read",),
}
Kinds = dict[str, tuple[str, ...]]


def _kinds(channel: str, group: str, im: str, mpim: str) -> Kinds:
    """The alternatives for each kind, given as words parted by spaces."""
    each = {"channel": channel, "group": group, "im": im, "mpim": mpim}
    return {kind: tuple(scopes.split()) for kind, scopes in each.items()}


READ = _kinds("channels:read", "groups:read", "im:read", "mpim:read")
HISTORY = _kinds("channels:history", "groups:history", "im:history", "mpim:history")
MANAGE = _kinds("channels:manage", "groups:write", "im:write", "mpim:write")
INVITE = _kinds("channels:manage channels:write.invites", "groups:write groups:write.invites", "im:write", "mpim:write")
TOPIC = _kinds(
    "channels:manage channels:write.topic", "groups:write groups:write.topic", "im:write im:write.topic",
    "mpim:write mpim:write.topic",
)  # fmt: skip
BY_KIND: dict[str, Kinds] = {
    "conversations.info": READ,
    "conversations.list": READ,
    "users.conversations": READ,
    "conversations.members": READ,
    "conversations.history": HISTORY,
    "conversations.replies": HISTORY,
    "conversations.archive": MANAGE,
    "conversations.close": MANAGE,
    "conversations.create": MANAGE,
    "conversations.kick": {**MANAGE, "im": ("groups:write",), "mpim": ("groups:write",)},
    "conversations.leave": MANAGE,
    "conversations.mark": MANAGE,
    "conversations.open": MANAGE,
    "conversations.rename": MANAGE,
    "conversations.unarchive": MANAGE,
    "conversations.invite": INVITE,
    "conversations.setPurpose": TOPIC,
    "conversations.setTopic": TOPIC,
}
NONE_NEEDED = frozenset(
    {
        "api.test",
        "auth.test",
        "apps.connections.open",
        "apps.uninstall",
        "auth.revoke",
        "blocks.validate",
        "oauth.v2.access",
        "tooling.tokens.rotate",
        "chat.getPermalink",
        "chat.scheduledMessages.list",
        "views.open",
        "views.publish",
        "views.push",
        "views.update",
    }
)


def allowed(call: Call, method: str, *, joined: bool = False, writes: bool = False) -> Channel:
    """The channel of the call, when the app may use `method` on its kind; SlackError `missing_scope`.

    With `joined` the bot must be in it, with `writes` it must not be archived either.
    """
    channel = call.channel()
    call.need_scope(*BY_KIND[method][channel.kind])
    return call.joined(writes=writes) if joined else channel
