"""Verbs of conversation: say, edit, delete, react and pin, as any user."""

from bot.emulator import filing, messages
from bot.emulator.content import message_blocks
from bot.emulator.control.base import Verbs
from bot.emulator.control.uploads import store_files
from bot.emulator.errors import Refused
from bot.emulator.records import Channel, File, Json, Message


class Talking(Verbs):
    """Messages and what is attached to them. Texts are in Slack's wire form, with `& < >` escaped."""

    def say(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        ts: str | None = None,
        thread_ts: str | None = None,
        broadcast: bool = False,
        subtype: str | None = None,
        username: str | None = None,
        bot_id: str | None = None,
        blocks: list[Json] | None = None,
        attachments: list[Json] | None = None,
        files: list[Json] | None = None,
    ) -> str:
        """Post as `user` and return the timestamp; `files` are `{"name", "content"}` with text or bytes.

        Whether `user` is a member is not checked, so that a log of people who have left can be replayed.
        """
        with self._ws.lock:
            where, author = self._ws.channel(channel), self._ws.user(user)
            if where.is_archived or (ts is not None and ts in where.messages):
                raise Refused(f"{channel} is archived, or has a message {ts} already")
            if thread_ts is not None and thread_ts not in where.messages:
                raise Refused(f"no message {thread_ts} in {channel} to reply to")
            if thread_ts is not None:
                thread_ts = where.messages[thread_ts].thread_ts or thread_ts
            bot_id = bot_id or author.bot_id
            if subtype is None:
                subtype = _subtype(
                    broadcast and thread_ts is not None, bool(files), bot_id not in (None, self._ws.bot_id)
                )
            ts = ts or self._ws.new_ts(where)
            message = messages.post(
                self._ws,
                where,
                user=None if subtype == "bot_message" else author.id,
                text=text,
                ts=ts,
                thread_ts=thread_ts,
                subtype=subtype,
                username=username or (author.name if subtype == "bot_message" else None),
                bot_id=bot_id,
                blocks=message_blocks(self._ws, blocks),
                attachments=attachments,
                files=store_files(self._ws, author.id, where, ts, files or []),
            )
            return message.ts

    def edit(self, user: str, channel: str, ts: str, text: str, *, edited_ts: str | None = None) -> None:
        """Let a user change the text of their message."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            if message.user != user:
                raise Refused(f"{user} did not write {ts}")
            messages.edit(self._ws, where, message, editor=user, at=edited_ts, text=text)

    def delete(self, user: str, channel: str, ts: str, *, event_ts: str | None = None) -> None:
        """Let the author or an admin delete a message; a parent with replies leaves a tombstone."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            if message.user != user and not self._ws.user(user).is_admin:
                raise Refused(f"{user} may not delete {ts}")
            messages.delete(self._ws, where, message, event_ts=event_ts)

    def describe_file(self, user: str, file_id: str, alt_txt: str) -> None:
        """Let the author say what a file shows, for those who cannot see it."""
        with self._ws.lock:
            filing.describe_file(self._ws, self._file(user, file_id), alt_txt)

    def delete_file(self, user: str, file_id: str) -> None:
        """Let the author delete a file; the messages that showed it stay."""
        with self._ws.lock:
            filing.delete_file(self._ws, self._file(user, file_id))

    def unfurl(self, channel: str, ts: str, attachments: list[Json]) -> None:
        """Let Slack attach the preview of a link: a change that is no edit."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            messages.edit(self._ws, where, message, editor="", attachments=attachments)

    def react(self, user: str, channel: str, ts: str, name: str, *, event_ts: str | None = None) -> None:
        """Let a user add a reaction."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            messages.react(self._ws, where, message, user=user, name=name, event_ts=event_ts)

    def unreact(self, user: str, channel: str, ts: str, name: str, *, event_ts: str | None = None) -> None:
        """Let a user take a reaction away."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            messages.unreact(self._ws, where, message, user=user, name=name, event_ts=event_ts)

    def pin(self, user: str, channel: str, ts: str, *, event_ts: str | None = None) -> None:
        """Let a user pin a message."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            messages.pin(self._ws, where, message, user=user, event_ts=event_ts)

    def unpin(self, user: str, channel: str, ts: str, *, event_ts: str | None = None) -> None:
        """Let a user take a pin off."""
        with self._ws.lock:
            where, message = self._find(channel, ts)
            messages.unpin(self._ws, where, message, user=user, event_ts=event_ts)

    def _file(self, user: str, file_id: str) -> File:
        file = self._ws.files.get(file_id)
        if file is None or file.is_deleted or file.user != user:
            raise Refused(f"{user} has no file {file_id}")
        return file

    def _find(self, channel: str, ts: str) -> tuple[Channel, Message]:
        return self._ws.channel(channel), self._ws.message(channel, ts)


def _subtype(is_broadcast: bool, has_files: bool, is_bot: bool) -> str | None:
    if is_bot:
        return "bot_message"
    if has_files:
        return "file_share"
    return "thread_broadcast" if is_broadcast else None
