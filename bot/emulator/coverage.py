"""What the emulator can do, and where it is known to differ from Slack: the table that documents it."""

from typing import NamedTuple


class Coverage(NamedTuple):
    """`status` is supported, partial or absent; `difference` is what Slack does otherwise."""

    status: str
    difference: str = ""


SUPPORTED = Coverage("supported")
ABSENT = Coverage("absent", "answers unknown_method, or nothing happens")

METHODS: dict[str, Coverage] = {
    "api.test": SUPPORTED,
    "apps.connections.open": Coverage("supported", "addresses are ws://, never wss://"),
    "apps.uninstall": SUPPORTED,
    "auth.revoke": SUPPORTED,
    "auth.test": SUPPORTED,
    "blocks.validate": Coverage("supported", "words of rarer complaints are our own; `got` is never told"),
    "bookmarks.add": Coverage("partial", "links only, no folders, and only where the bot is a member"),
    "bookmarks.edit": Coverage("supported", "only where the bot is a member"),
    "bookmarks.list": Coverage("supported", "only where the bot is a member"),
    "bookmarks.remove": Coverage("supported", "only where the bot is a member"),
    "bots.info": SUPPORTED,
    "canvases.access.set": Coverage("supported", "a user must have been sent the link by the bot, as documented"),
    "canvases.create": Coverage("supported", "headings below the third are refused, never shown as the third"),
    "canvases.delete": SUPPORTED,
    "canvases.edit": Coverage("supported", "never locked; blank lines between sections are made even"),
    "canvases.sections.lookup": Coverage("supported", "a section's id changes with its text"),
    "chat.delete": SUPPORTED,
    "chat.getPermalink": SUPPORTED,
    "chat.meMessage": SUPPORTED,
    "chat.postEphemeral": SUPPORTED,
    "chat.postMessage": Coverage("partial", "no unfurling, link_names or parse; markdown_text stays one block"),
    "chat.deleteScheduledMessage": SUPPORTED,
    "chat.scheduleMessage": Coverage("partial", "posts within a second; forgotten when the emulator ends"),
    "chat.scheduledMessages.list": SUPPORTED,
    "chat.update": Coverage("partial", "`edited` is set when the text changes, and only then; file_ids are ignored"),
    "conversations.archive": SUPPORTED,
    "conversations.canvases.create": SUPPORTED,
    "conversations.close": Coverage("supported", "says that it was closed already; nothing is hidden"),
    "conversations.create": SUPPORTED,
    "conversations.history": Coverage("partial", "no filter_keys; never cut to 15 unless cap_history says so"),
    "conversations.info": Coverage("partial", "of the properties only the canvas; one locale for all"),
    "conversations.invite": Coverage("partial", "guests and people of other workspaces may be invited anywhere"),
    "conversations.join": SUPPORTED,
    "conversations.kick": SUPPORTED,
    "conversations.leave": SUPPORTED,
    "conversations.list": SUPPORTED,
    "conversations.mark": SUPPORTED,
    "conversations.members": SUPPORTED,
    "conversations.open": Coverage("supported", "with prevent_creation, what is not there is channel_not_found"),
    "conversations.rename": SUPPORTED,
    "conversations.replies": Coverage("partial", "the parent heads every page, whatever `oldest` says"),
    "conversations.setPurpose": SUPPORTED,
    "conversations.setTopic": SUPPORTED,
    "conversations.unarchive": SUPPORTED,
    "emoji.list": Coverage("partial", "the categories name some fifty of Unicode's emoji"),
    "files.completeUploadExternal": Coverage("partial", "shares at once; no name or icon of its own"),
    "files.delete": SUPPORTED,
    "files.getUploadURLExternal": Coverage("supported", "the length is not held against the bytes that come"),
    "files.info": SUPPORTED,
    "files.list": Coverage("partial", "lists what was made at once; images, pdfs and zips are the only kinds"),
    "oauth.v2.access": Coverage("partial", "bot tokens only; a scope that the manifest lacks is refused on the page"),
    "pins.add": Coverage("supported", "no pinned_item message is posted"),
    "pins.list": SUPPORTED,
    "pins.remove": SUPPORTED,
    "reactions.add": Coverage("supported", "any name that could be one is an emoji"),
    "reactions.get": Coverage("partial", "messages only; never cuts the list of users"),
    "reactions.list": Coverage("partial", "messages only"),
    "reactions.remove": Coverage("partial", "messages only"),
    "team.info": Coverage("supported", "this workspace only; its pictures are not served"),
    "tooling.tokens.rotate": SUPPORTED,
    "usergroups.list": SUPPORTED,
    "usergroups.users.list": SUPPORTED,
    "users.conversations": SUPPORTED,
    "users.getPresence": Coverage("supported", "everybody is active, unless deactivated"),
    "users.info": Coverage("supported", "tz_label is the zone's name; one locale for all"),
    "users.list": Coverage("supported", "one locale for all"),
    "users.lookupByEmail": SUPPORTED,
    "users.profile.get": Coverage("partial", "no custom fields, status or pictures"),
    "views.open": Coverage("supported", "replaces a stack that is open; no interactivity_pointer"),
    "views.publish": Coverage("supported", "a user who is not there is told as invalid_arguments"),
    "views.push": Coverage("supported", "no interactivity_pointer"),
    "views.update": SUPPORTED,
}

ELSEWHERE: dict[str, Coverage] = {
    "arguments": Coverage(
        "partial",
        "unknown ones are ignored as in Slack, and listed by the verb `remarks`; "
        "words of a wrong type's complaint are our own",
    ),
    "unfurls, workflows, lists, calls, search, admin": ABSENT,
    "Block Kit": Coverage("partial", "no check of addresses, or of ids that an element starts with"),
    "menus of one": Coverage(
        "partial", "one that is optional is emptied by the same choice again; Slack may not let it be"
    ),
    "external selects": Coverage("partial", "what was once offered to somebody can be chosen from then on"),
    "rich_text_input": Coverage("partial", "written with Slack's marks in a plain field; no mentions, no colours"),
    "workflow buttons": Coverage("absent", "are drawn, and say that they do nothing here"),
    "slack_file": Coverage("partial", "is seen by those who may look at the file where it was shared"),
    "pictures and videos elsewhere": Coverage("partial", "are named and linked, as no request leaves the machine"),
    "downloads": Coverage("partial", "by url_private, on this machine instead of files.slack.com; no thumbnails"),
    "deleted files": Coverage("partial", "a message's deletion leaves its files; no limit of the workspace hides any"),
    "rate limits": Coverage(
        "partial",
        "off unless asked for; then exactly the tier's number in a minute, posts one "
        "a second with bursts of five; no limit of a whole workspace, none on events",
    ),
    "Events API over HTTP": Coverage("partial", "one URL for everything; http:// only; never switched off"),
    "OAuth": Coverage(
        "partial", "no user tokens, no incoming webhooks, no Enterprise installs; redirects to http:// are allowed"
    ),
    "token rotation": Coverage("partial", "a refresh token is good once; any number of access tokens live"),
    "rich_text": Coverage("absent", "people's messages carry text, and blocks only when given"),
    "slash commands": Coverage("partial", "links in the text are not wrapped in <>; the command is never shown"),
    "response_url": Coverage("partial", "on this machine instead of hooks.slack.com; threads only by thread_ts"),
    "view_closed": Coverage("partial", "not sent for views that response_action clear takes away"),
    "deactivated users": Coverage("partial", "stay members of their channels"),
    "retry_reason": Coverage("partial", "always timeout over sockets"),
    "events sent twice": Coverage("partial", "by shuffle, with the same envelope_id; Slack's copy has one of its own"),
    "late acknowledgements": Coverage("partial", "where delay_acknowledgements asks for them, over sockets only"),
    "Slack Connect": Coverage("partial", "flags, ids of workspaces and events; one side only, no invitations"),
    "Enterprise Grid": ABSENT,
}
