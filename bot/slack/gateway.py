"""The gateway: each thing that the scribe does in Slack, through slack_sdk's WebClient."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.domain.files import MessageFile
from bot.domain.ids import CanvasId, ChannelId, GroupId, MessageTs, TeamId, UserId
from bot.domain.people import Person, Workspace
from bot.domain.redaction import redact_payload
from bot.rendering.slack.parts import SlackMessage
from bot.slack.canvases import Canvases
from bot.slack.errors import one_error
from bot.slack.files import fetch_bytes, is_slacks, send_bytes
from bot.slack.groups import Groups
from bot.slack.searching import Searches
from bot.slack.shapes import channel_info, history_page, next_cursor
from bot.storage.outbox import Posted
from bot.usecases.ports import (
    CanvasAccess,
    ChannelInfo,
    FileToSend,
    HistoryPage,
    Invited,
    MembersPage,
    SlackError,
    UserGroup,
)
from bot.usecases.reading import read_file, read_person

PAGE = 200
SAME_NAMES = 5
METADATA_TYPE = "scribe_message"


class SlackGateway:
    """Implements `ports.Gateway`. One is shared by all threads."""

    def __init__(self, client: WebClient) -> None:
        # slack_sdk repeats a call whose connection broke; a post may have gone through: that is ours to find out.
        client.retry_handlers.clear()
        self._client = client
        self._canvases = Canvases(client)
        self._groups = Groups(client)
        self._searches = Searches(client)

    def workspace(self) -> Workspace:
        """Return where we are and who we are there (`auth.test`)."""
        with one_error():
            said = self._client.auth_test()
        return Workspace(
            team_id=TeamId(said["team_id"]), url=said["url"], bot_user_id=UserId(said["user_id"]),
            bot_id=said["bot_id"],
        )  # fmt: skip

    def scopes(self) -> set[str] | None:
        """Return the scopes that the token was granted, None where Slack does not say."""
        with one_error():
            granted = self._client.auth_test().headers.get("x-oauth-scopes")
        return None if granted is None else {scope.strip() for scope in granted.split(",") if scope.strip()}

    def create_channel(self, name: str, *, is_private: bool = False) -> ChannelInfo:
        """Create the channel; where the name is taken, a number is put behind it."""
        for candidate in _candidates(name):
            try:
                with one_error():
                    said = self._client.conversations_create(name=candidate, is_private=is_private)
                return channel_info(said["channel"], is_member=True)
            except SlackError as refused:
                if refused.error != "name_taken":
                    raise
        raise SlackError("name_taken", is_permanent=True)

    def find_own_channel(self, name: str, since: datetime, *, is_private: bool = False) -> ChannelInfo | None:
        """Return the channel that we created under this name (or a numbered one) since then."""
        wanted, creator, cursor = _candidates(name), self.workspace().bot_user_id, None
        while True:
            with one_error():
                kind = "private_channel" if is_private else "public_channel"
                said = self._client.conversations_list(limit=PAGE, cursor=cursor, exclude_archived=True, types=kind)
            for channel in said["channels"]:
                is_ours = channel.get("creator") == creator and channel["created"] >= since.timestamp()
                if channel["name"] in wanted and is_ours:
                    return channel_info(channel, is_member=True)
            cursor = next_cursor(said)
            if cursor is None:
                return None

    def channel(self, channel_id: ChannelId) -> ChannelInfo:
        """Return a channel; one that is hidden from us is a private one that we are not in."""
        try:
            with one_error():
                said = self._client.conversations_info(channel=channel_id)["channel"]
        except SlackError as refused:
            if refused.error != "channel_not_found":
                raise
            return ChannelInfo(channel_id=channel_id, name=channel_id, is_member=False, is_private=True)
        return channel_info(said, is_member=bool(said.get("is_member")))

    def members(self, channel_id: ChannelId, cursor: str | None) -> MembersPage:
        """Return a page of those who are in the channel."""
        with one_error():
            said = self._client.conversations_members(channel=channel_id, limit=PAGE, cursor=cursor)
        return MembersPage(user_ids=said["members"], cursor=next_cursor(said))

    def invite(self, channel_id: ChannelId, user_id: UserId) -> None:
        with _so_already("already_in_channel", "cant_invite_self"), one_error():
            self._client.conversations_invite(channel=channel_id, users=[user_id])

    def invite_many(self, channel_id: ChannelId, user_ids: Sequence[UserId]) -> Invited:
        return self._groups.invite(channel_id, user_ids)

    def group(self, name: str) -> UserGroup:
        """Return the user group with this id or @handle."""
        return self._groups.find(name)

    def group_members(self, group_id: GroupId) -> Sequence[UserId]:
        return self._groups.members(group_id)

    def set_topic(self, channel_id: ChannelId, topic: str) -> None:
        with one_error():
            self._client.conversations_setTopic(channel=channel_id, topic=topic)

    def pin(self, channel_id: ChannelId, ts: MessageTs) -> None:
        with _so_already("already_pinned"), one_error():
            self._client.pins_add(channel=channel_id, timestamp=ts)

    def open_dm(self, user_id: UserId) -> ChannelId:
        with one_error():
            return ChannelId(self._client.conversations_open(users=[user_id])["channel"]["id"])

    def post(
        self, channel_id: ChannelId, message: SlackMessage, key: str, thread_ts: MessageTs | None = None
    ) -> Posted:
        """Post the message, in a thread where one is named; `key` travels in its metadata."""
        self._searches.forget(channel_id, key)
        with one_error():
            said = self._client.chat_postMessage(
                channel=channel_id, text=message.text, blocks=_blocks(message) or None,
                metadata=_metadata(key), unfurl_links=False, unfurl_media=False, thread_ts=thread_ts,
            )  # fmt: skip
        return Posted(channel_id=ChannelId(said["channel"]), ts=MessageTs(said["ts"]))

    def whisper(
        self, channel_id: ChannelId, user_id: UserId, message: SlackMessage, thread_ts: MessageTs | None
    ) -> None:
        """Show the message to one person alone, in a thread where one is named."""
        with one_error():
            self._client.chat_postEphemeral(
                channel=channel_id, user=user_id, text=message.text, blocks=_blocks(message) or None,
                thread_ts=thread_ts,
            )  # fmt: skip

    def find_post(
        self, channel_id: ChannelId, key: str, attempt: int, thread_ts: MessageTs | None = None
    ) -> Posted | None:
        """Return our message with this key among the channel's latest (or in a thread); `NotYet`: ask on."""

        def is_it(payload: Mapping[str, Any]) -> bool:
            return bool((payload.get("metadata") or {}).get("event_payload", {}).get("key") == key)

        found = self._searches.find(channel_id, key, attempt, is_it, thread_ts)
        return Posted(channel_id=channel_id, ts=MessageTs(found["ts"])) if found is not None else None

    def update(self, posted: Posted, message: SlackMessage, key: str) -> None:
        with one_error():
            self._client.chat_update(
                channel=posted.channel_id, ts=posted.ts, text=message.text, blocks=_blocks(message),
                metadata=_metadata(key),
            )  # fmt: skip

    def upload(self, channel_id: ChannelId, files: Sequence[FileToSend], comment: str) -> None:
        """Share files in one message; raises where Slack says ok and shares nothing, as it has been seen to do."""
        for file in files:
            self._searches.forget(channel_id, file.name)
        with one_error():
            tickets = [self._send(file) for file in files]
            self._client.files_completeUploadExternal(
                files=[{"id": file_id, "title": file.name} for file_id, file in zip(tickets, files, strict=True)],
                channel_id=channel_id, initial_comment=comment,
            )  # fmt: skip
            shares = self._client.files_info(file=tickets[0])["file"].get("shares") or {}
        if not any(channel_id in shared for shared in shares.values()):
            raise SlackError("file_not_shared", retry_after=5)

    def _send(self, file: FileToSend) -> str:
        ticket = self._client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
        send_bytes(ticket["upload_url"], file.content)
        return str(ticket["file_id"])

    def has_file(self, channel_id: ChannelId, name: str, attempt: int) -> bool:
        """Whether a file of this name is among the channel's latest messages; `NotYet`: ask on."""

        def is_it(payload: Mapping[str, Any]) -> bool:
            return any(file.get("name") == name for file in payload.get("files") or ())

        return self._searches.find(channel_id, name, attempt, is_it) is not None

    def create_canvas(self, title: str, markdown: str) -> CanvasId:
        return self._canvases.create(title, markdown)

    def find_canvas(self, name: str, since: datetime) -> CanvasId | None:
        """Return the canvas that we made since then and whose title begins with `name`."""
        return self._canvases.find(name, since)

    def canvas_link(self, canvas_id: CanvasId) -> str:
        return self._canvases.link(canvas_id)

    def open_canvas_to(self, user_id: UserId, canvas_id: CanvasId, access: CanvasAccess) -> None:
        """Give somebody access; they must have been sent the link before."""
        self._canvases.open_to(user_id, canvas_id, access)

    def file(self, file_id: str) -> MessageFile:
        """Return what Slack says of a file now; one that was deleted has no name."""
        try:
            with one_error():
                return read_file(redact_payload(self._client.files_info(file=file_id)["file"])[0])
        except SlackError as refused:
            if refused.error not in ("file_not_found", "file_deleted"):
                raise
        return read_file({"id": file_id, "mode": "tombstone"})

    def download(self, address: str, limit: int) -> bytes:
        """Return the bytes of a file of at most `limit` bytes, from Slack itself and from nowhere else."""
        if not is_slacks(address, self._client.base_url):
            raise SlackError("foreign_address", is_permanent=True)
        return fetch_bytes(address, self._client.token or "", limit)

    def history(
        self, channel_id: ChannelId, oldest: MessageTs, cursor: str | None, latest: MessageTs | None = None
    ) -> HistoryPage:
        """Return a page of what was said since `oldest` (until `latest`), newest first."""
        with one_error():
            said = self._client.conversations_history(
                channel=channel_id, oldest=oldest, latest=latest, inclusive=True, limit=PAGE, cursor=cursor
            )
        return history_page(said)

    def replies(self, channel_id: ChannelId, thread_ts: MessageTs, cursor: str | None) -> HistoryPage:
        """Return a page of a thread, oldest first, its parent included."""
        with one_error():
            said = self._client.conversations_replies(channel=channel_id, ts=thread_ts, limit=PAGE, cursor=cursor)
        return history_page(said)

    def person(self, user_id: UserId) -> Person:
        with one_error():
            return read_person(self._client.users_info(user=user_id)["user"])

    def open_view(self, trigger_id: str, view: Mapping[str, Any]) -> str:
        """Return the id of the modal that is open now."""
        with one_error():
            return str(self._client.views_open(trigger_id=trigger_id, view=dict(view))["view"]["id"])

    def update_view(self, view_id: str, view: Mapping[str, Any]) -> None:
        with one_error():
            self._client.views_update(view_id=view_id, view=dict(view))

    def publish_home(self, user_id: UserId, view: Mapping[str, Any]) -> None:
        """Show this in the person's Home tab, in place of what is there."""
        with one_error():
            self._client.views_publish(user_id=user_id, view=dict(view))

    def respond(self, response_url: str, message: SlackMessage, *, in_place: bool = False) -> None:
        """Tell the person who acted something more (`in_place` of the message they clicked on); only they see it."""
        with one_error():
            WebhookClient(response_url).send(
                text=message.text, blocks=_blocks(message) or None, response_type="ephemeral",
                replace_original=in_place,
            )  # fmt: skip


def _candidates(name: str) -> list[str]:
    return [name] + [f"{name[:76]}-{number}" for number in range(2, SAME_NAMES + 1)]


def _blocks(message: SlackMessage) -> list[Any]:
    return [dict(block) for block in message.blocks]


def _metadata(key: str) -> dict[str, Any]:
    return {"event_type": METADATA_TYPE, "event_payload": {"key": key}}


@contextmanager
def _so_already(*errors: str) -> Iterator[None]:
    """Within this block, Slack saying that it is so already is as good as done."""
    try:
        yield
    except SlackError as refused:
        if refused.error not in errors:
            raise
