"""The methods that are served: which function answers each, and the arguments it cannot do without."""

from collections.abc import Callable
from typing import NamedTuple

from bot.emulator.api import canvases, chat, conversations, files, history, marks, modal_views, people
from bot.emulator.api.call import Call
from bot.emulator.records import Json


class Method(NamedTuple):
    """The function behind a method and its required arguments."""

    answer: Callable[[Call], Json]
    required: tuple[str, ...] = ()


METHODS: dict[str, Method] = {
    "api.test": Method(people.api_test),
    "auth.test": Method(people.auth_test),
    "bookmarks.add": Method(marks.bookmarks_add, ("channel_id", "title", "type")),
    "canvases.access.set": Method(canvases.access_set, ("canvas_id", "access_level")),
    "canvases.create": Method(canvases.create),
    "canvases.delete": Method(canvases.delete, ("canvas_id",)),
    "chat.delete": Method(chat.delete_message, ("channel", "ts")),
    "chat.getPermalink": Method(chat.get_permalink, ("channel", "message_ts")),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("channel", "user")),
    "chat.postMessage": Method(chat.post_message, ("channel",)),
    "chat.update": Method(chat.update, ("channel", "ts")),
    "conversations.archive": Method(conversations.archive, ("channel",)),
    "conversations.create": Method(conversations.create),
    "conversations.history": Method(history.history, ("channel",)),
    "conversations.info": Method(conversations.info, ("channel",)),
    "conversations.invite": Method(conversations.invite, ("channel", "users")),
    "conversations.join": Method(conversations.join, ("channel",)),
    "conversations.list": Method(conversations.list_all),
    "conversations.members": Method(conversations.members, ("channel",)),
    "conversations.open": Method(conversations.open_dm),
    "conversations.rename": Method(conversations.rename, ("channel", "name")),
    "conversations.replies": Method(history.replies, ("channel", "ts")),
    "conversations.setTopic": Method(conversations.set_topic, ("channel", "topic")),
    "files.completeUploadExternal": Method(files.complete_upload, ("files",)),
    "files.getUploadURLExternal": Method(files.get_upload_url, ("filename", "length")),
    "files.info": Method(files.info, ("file",)),
    "files.list": Method(files.list_files),
    "pins.add": Method(marks.pins_add, ("channel",)),
    "pins.list": Method(marks.pins_list, ("channel",)),
    "pins.remove": Method(marks.pins_remove, ("channel",)),
    "reactions.add": Method(marks.reactions_add, ("channel", "name", "timestamp")),
    "reactions.get": Method(marks.reactions_get),
    "reactions.remove": Method(marks.reactions_remove, ("name",)),
    "users.conversations": Method(conversations.list_of_user),
    "users.info": Method(people.users_info, ("user",)),
    "users.list": Method(people.users_list),
    "users.lookupByEmail": Method(people.users_lookup_by_email, ("email",)),
    "views.open": Method(modal_views.views_open, ("view",)),
    "views.publish": Method(modal_views.views_publish, ("user_id", "view")),
    "views.push": Method(modal_views.views_push, ("view",)),
    "views.update": Method(modal_views.views_update, ("view",)),
}
