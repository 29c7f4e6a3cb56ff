"""The calls that are made of two implementations of Slack's Web API to compare them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Step(NamedTuple):
    """One call. Texts in `arguments` may name facts in braces; `keeps` are facts from the answer, by path."""

    method: str
    arguments: Mapping[str, Any] = MappingProxyType({})
    keeps: Mapping[str, str] = MappingProxyType({})


SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*Checkout* fails"}}
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
BUTTON = {"type": "button", "action_id": "press", "text": {"type": "plain_text", "text": "Press"}, "value": "v"}
HERE = {"channel": "{channel}"}
AT = HERE | {"timestamp": "{ts}"}

SCRIPT = [
    Step("api.test", {"foo": "bar"}),
    Step("auth.test", {}, {"me": "user_id", "bot": "bot_id"}),
    Step("team.info"),
    Step("bots.info", {"bot": "{bot}"}),
    Step("users.list", {"limit": 200}),
    Step("users.info", {"user": "{me}"}),
    Step("users.info", {"user": "U00000NONE"}),
    Step("users.profile.get", {"user": "{me}"}),
    Step("conversations.create", {"name": "Not A Name"}),
    Step("conversations.create", {"name": "{name}"}, {"channel": "channel.id"}),
    Step("conversations.create", {"name": "{name}"}),
    Step("conversations.info", HERE | {"include_num_members": True}),
    Step("conversations.info", {"channel": "C00000NONE"}),
    Step("conversations.list", {"limit": 5, "exclude_archived": True}),
    Step("conversations.members", HERE),
    Step("conversations.setTopic", HERE | {"topic": "What is down"}),
    Step("conversations.setPurpose", HERE | {"purpose": "Comparing"}),
    Step("conversations.invite", HERE | {"users": "{me}"}),
    Step("conversations.join", HERE),
    Step("conversations.rename", HERE | {"name": "{name}-2"}),
    Step("chat.postMessage", HERE | {"text": "Down"}, {"ts": "ts"}),
    Step("chat.postMessage", HERE | {"text": "Again", "thread_ts": "{ts}"}, {"reply": "ts"}),
    Step("chat.postMessage", HERE | {"text": "b", "blocks": [SECTION, {"type": "actions", "elements": [BUTTON]}]}),
    Step("chat.postMessage", HERE | {"text": "b", "blocks": [LONG]}),
    Step("chat.postMessage", HERE | {"text": "b", "blocks": [SECTION | {"colour": "red"}]}),
    Step("chat.postMessage", HERE | {"text": "b", "thread_ts": "1.000001"}),
    Step("chat.postMessage", HERE),
    Step("chat.postMessage", {"text": "x"}),
    Step("chat.update", HERE | {"ts": "{ts}", "text": "Up again"}),
    Step("chat.update", HERE | {"ts": "1.000001", "text": "x"}),
    Step("chat.getPermalink", HERE | {"message_ts": "{ts}"}),
    Step("chat.postEphemeral", HERE | {"user": "U00000NONE", "text": "x"}),
    Step("conversations.history", HERE | {"limit": 3}),
    Step("conversations.history", HERE | {"cursor": "nonsense"}),
    Step("conversations.replies", HERE | {"ts": "{ts}"}),
    Step("conversations.replies", HERE | {"ts": "1.000001"}),
    Step("reactions.add", AT | {"name": "eyes"}),
    Step("reactions.add", AT | {"name": "eyes"}),
    Step("reactions.get", AT),
    Step("reactions.list", {"user": "{me}"}),
    Step("reactions.remove", AT | {"name": "eyes"}),
    Step("reactions.remove", AT | {"name": "eyes"}),
    Step("pins.add", AT),
    Step("pins.add", AT),
    Step("pins.list", HERE),
    Step("pins.remove", AT),
    Step("pins.remove", AT),
    Step("bookmarks.add", {"channel_id": "{channel}", "title": "Runbook", "type": "link",
                           "link": "https://example.com"}, {"bookmark": "bookmark.id"}),
    Step("bookmarks.edit", {"channel_id": "{channel}", "bookmark_id": "{bookmark}", "title": "Other"}),
    Step("bookmarks.list", {"channel_id": "{channel}"}),
    Step("bookmarks.remove", {"channel_id": "{channel}", "bookmark_id": "{bookmark}"}),
    Step("canvases.create", {"title": "T", "document_content": {"type": "markdown", "markdown": "# A\n\ntext"}},
         {"canvas": "canvas_id"}),
    Step("canvases.sections.lookup", {"canvas_id": "{canvas}", "criteria": {"section_types": ["any_header"]}}),
    Step("canvases.delete", {"canvas_id": "{canvas}"}),
    Step("files.getUploadURLExternal", {"filename": "a.txt", "length": 1}),
    Step("files.info", {"file": "F00000NONE"}),
    Step("emoji.list"),
    Step("usergroups.list"),
    Step("blocks.validate", {"blocks": [SECTION]}),
    Step("blocks.validate", {"blocks": [{"type": "section", "text": {"type": "invalid", "text": "x"}}]}),
    Step("views.open", {"trigger_id": "0.0.none", "view": {"type": "modal", "title": {"type": "plain_text",
         "text": "T"}, "blocks": [SECTION]}}),
    Step("no.such.method"),
    Step("chat.delete", HERE | {"ts": "{reply}"}),
    Step("chat.delete", HERE | {"ts": "1.000001"}),
    Step("conversations.kick", HERE | {"user": "{me}"}),
    Step("conversations.archive", HERE),
    Step("conversations.archive", HERE),
    Step("chat.postMessage", HERE | {"text": "too late"}),
]  # fmt: skip
