"""Commands given by mention: `@scribe note …`, in channels and in threads, where slash commands do not work."""

import re
from collections.abc import Mapping
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.usecases.admitting import AccountUnknown, ask_account
from bot.usecases.scribe import Scribe
from bot.usecases.whispers import is_answered, whisper
from handlers.context import Said
from handlers.reply import Reply
from handlers.running import run_command

_MENTION = re.compile(r"\s*<@(?P<user>[UW][A-Z0-9]+)(?:\|[^<>]*)?>[,:]?\s*")
FORM = "That takes a form, which a message cannot open: type `/incident {word}` in the channel, not in a thread."


def app_mention(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Run what a message that begins with a mention of the scribe asks for; what came of it is told the person alone.

    The message itself arrives as another event, which is what the log takes in. A mention further on in a message is
    talk about the scribe, and an edit of a message asks for nothing again.
    """
    text = _command_in(scribe, event)
    if text is None:
        return
    user_id, channel_id, ts = UserId(event["user"]), ChannelId(event["channel"]), MessageTs(event["ts"])
    if is_answered(scribe, channel_id=channel_id, ts=ts):
        return
    thread_ts = event.get("thread_ts")
    said_in = Said(ts=ts, thread_ts=thread_ts if thread_ts != ts else None)
    try:
        with scribe.store.apart() as store:
            reply = run_command(scribe.on(store), user_id=user_id, channel_id=channel_id, text=text, said_in=said_in)
    except Refusal as refused:
        if isinstance(refused, AccountUnknown):
            ask_account(scribe, user_id)  # what was asked within the block is undone with it
        reply = Reply(text=str(refused))
    whisper(
        scribe, channel_id=channel_id, ts=ts, thread_ts=said_in.thread_ts, user_id=user_id, text=_words(reply, text),
        blocks=reply.blocks,
    )  # fmt: skip


def _command_in(scribe: Scribe, event: Mapping[str, Any]) -> str | None:
    """What stands behind the mention; None where nothing was asked for."""
    if event.get("bot_id") or event.get("edited") or not event.get("user"):
        return None
    text = str(event.get("text") or "")
    match = _MENTION.match(text)
    if match is None or match["user"] != scribe.workspace.bot_user_id:
        return None
    return text[match.end() :]


def _words(reply: Reply, text: str) -> str:
    if reply.text:
        return reply.text
    word = text.split()[0] if text.split() else "help"
    return FORM.format(word=word)
