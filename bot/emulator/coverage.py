"""What the emulator can do, and where it is known to differ from Slack: the table that documents it."""

from typing import NamedTuple


class Coverage(NamedTuple):
    """`status` is supported, partial or absent; `difference` is what Slack does otherwise."""

    status: str
    difference: str = ""


SUPPORTED = Coverage("supported")
ABSENT = Coverage("absent", "answers unknown_method")

METHODS: dict[str, Coverage] = {
    "api.test": SUPPORTED,
    "apps.connections.open": Coverage("supported", "addresses are ws://, never wss://"),
    "apps.uninstall": ABSENT,
    "auth.revoke": ABSENT,
    "auth.test": SUPPORTED,
    "blocks.validate": ABSENT,
    "bookmarks.add": Coverage("partial", "links only; nothing lists them"),
    "bookmarks.edit": ABSENT,
    "bookmarks.list": ABSENT,
    "bookmarks.remove": ABSENT,
    "bots.info": ABSENT,
    "canvases.access.set": Coverage("supported", "a user must have been sent the link by the bot, as documented"),
    "canvases.create": Coverage("partial", "no tabs in channels; headings below the third are refused"),
    "canvases.delete": SUPPORTED,
    "canvases.edit": ABSENT,
    "canvases.sections.lookup": ABSENT,
    "chat.delete": SUPPORTED,
    "chat.getPermalink": SUPPORTED,
    "chat.postEphemeral": SUPPORTED,
    "chat.postMessage": Coverage("partial", "no unfurling, link_names, icons or custom names; no rate limits"),
    "chat.update": Coverage("partial", "`edited` is set when the text changes, and only then"),
    "conversations.archive": SUPPORTED,
    "conversations.canvases.create": ABSENT,
    "conversations.create": SUPPORTED,
    "conversations.history": Coverage("partial", "no filter_keys; never cut to 15 unless cap_history says so"),
    "conversations.info": Coverage("partial", "no properties, locale or shared channels"),
    "conversations.invite": Coverage("partial", "guests may be invited anywhere"),
    "conversations.join": SUPPORTED,
    "conversations.kick": ABSENT,
    "conversations.list": SUPPORTED,
    "conversations.members": SUPPORTED,
    "conversations.open": Coverage("partial", "direct messages with one user only"),
    "conversations.rename": SUPPORTED,
    "conversations.replies": Coverage("partial", "the parent heads every page, whatever `oldest` says"),
    "conversations.setPurpose": ABSENT,
    "conversations.setTopic": SUPPORTED,
    "conversations.unarchive": ABSENT,
    "emoji.list": ABSENT,
    "files.completeUploadExternal": Coverage("partial", "shares at once, in the first channel only"),
    "files.getUploadURLExternal": Coverage("partial", "uploads are raw bytes, not multipart"),
    "files.info": SUPPORTED,
    "files.list": Coverage("partial", "all types only; lists what was made at once"),
    "oauth.v2.access": ABSENT,
    "pins.add": Coverage("supported", "no pinned_item message is posted"),
    "pins.list": SUPPORTED,
    "pins.remove": SUPPORTED,
    "reactions.add": Coverage("supported", "any name is an emoji"),
    "reactions.get": Coverage("partial", "messages only; never cuts the list of users"),
    "reactions.remove": Coverage("partial", "messages only"),
    "team.info": ABSENT,
    "tooling.tokens.rotate": ABSENT,
    "usergroups.list": ABSENT,
    "usergroups.users.list": ABSENT,
    "users.conversations": SUPPORTED,
    "users.info": Coverage("supported", "tz_label is the zone's name"),
    "users.list": SUPPORTED,
    "users.lookupByEmail": SUPPORTED,
    "views.open": Coverage("supported", "replaces a stack that is open"),
    "views.publish": Coverage("supported", "a user who is not there is told as invalid_arguments"),
    "views.push": SUPPORTED,
    "views.update": SUPPORTED,
}

ELSEWHERE: dict[str, Coverage] = {
    "downloads": Coverage("partial", "by url_private, on this machine instead of files.slack.com; no thumbnails"),
    "deleted files": Coverage("partial", "a message's deletion leaves its files; no limit of the workspace hides any"),
    "rate limits": Coverage("partial", "only of reading messages, where asked for, and where a fault asks for one"),
    "Events API over HTTP": Coverage("partial", "one URL for everything; http:// only; never switched off"),
    "rich_text": Coverage("absent", "people's messages carry text, and blocks only when given"),
    "slash commands": Coverage("partial", "links in the text are not wrapped in <>; the command is never shown"),
    "response_url": Coverage("partial", "on this machine instead of hooks.slack.com; threads only by thread_ts"),
    "view_closed": Coverage("partial", "not sent for views that response_action clear takes away"),
    "deactivated users": Coverage("partial", "stay members of their channels"),
    "retry_reason": Coverage("partial", "always timeout"),
    "events sent twice": Coverage("partial", "by shuffle, with the same envelope_id; Slack's copy has one of its own"),
    "late acknowledgements": Coverage("partial", "where delay_acknowledgements asks for them, over sockets only"),
    "Slack Connect, Enterprise Grid, group messages, workflows": ABSENT,
}
