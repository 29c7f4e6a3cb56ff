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
    "conversations.join": ("channels:join",),
    "bookmarks.add": ("bookmarks:write",),
}
Kinds = dict[str, tuple[str, ...]]
READ: Kinds = {"channel": ("channels:read",), "group": ("groups:read",), "im": ("im:read",)}
HISTORY: Kinds = {"channel": ("channels:history",), "group": ("groups:history",), "im": ("im:history",)}
MANAGE: Kinds = {"channel": ("channels:manage",), "group": ("groups:write",), "im": ("im:write",)}
INVITE: Kinds = {
    "channel": ("channels:manage", "channels:write.invites"),
    "group": ("groups:write", "groups:write.invites"),
    "im": ("im:write",),
}
TOPIC: Kinds = {
    "channel": ("channels:manage", "channels:write.topic"),
    "group": ("groups:write", "groups:write.topic"),
    "im": ("im:write", "im:write.topic"),
}
BY_KIND: dict[str, Kinds] = {
    "conversations.info": READ,
    "conversations.list": READ,
    "users.conversations": READ,
    "conversations.members": READ,
    "conversations.history": HISTORY,
    "conversations.replies": HISTORY,
    "conversations.create": MANAGE,
    "conversations.archive": MANAGE,
    "conversations.rename": MANAGE,
    "conversations.open": MANAGE,
    "conversations.invite": INVITE,
    "conversations.setTopic": TOPIC,
}
NONE_NEEDED = frozenset(
    {
        "api.test",
        "auth.test",
        "apps.connections.open",
        "chat.getPermalink",
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
