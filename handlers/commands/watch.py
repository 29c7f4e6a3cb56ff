"""`/incident watch`: takes another channel, or one thread of it, into the incident's log."""

import re

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs
from bot.usecases.imports import watch_channel, watch_thread
from bot.usecases.unwatching import Stop, Stopped, stop_watching
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import take_channel, take_word
from handlers.reply import Reply

_LINK = re.compile(
    r"/archives/(?P<channel>[CG][A-Z0-9]+)/p(?P<seconds>[0-9]{10})(?P<micros>[0-9]{6})"
    r"(?:\?(?:[^\s>|]*?(?:&|&amp;))?thread_ts=(?P<thread_ts>[0-9]{10}\.[0-9]{6}))?"
)
# Since when a thread is kept: whether it was stopped before; None: whoever asks may not be told.
_SINCE = {
    False: "from its first message on",
    True: "from now on; what was said since it was last kept stays out",
    None: "from its first message on (where that was stopped before, from now on)",
}


def run(command: CommandContext) -> Reply:
    """Watch the channel mentioned, or the thread whose link is given; with `stop` first, keep no more of it."""
    incident, text = command.incident()
    word, rest = take_word(text)
    is_stop = word.lower() == "stop"
    channel_id, thread_ts = _place(rest if is_stop else text)
    scribe, by, key = command.scribe, command.user_id, incident.key
    what = "that thread" if thread_ts else f"<#{channel_id}>"
    same = "with the same link" if thread_ts else what
    if is_stop:
        stopped = stop_watching(scribe, incident_id=incident.id, channel_id=channel_id, by=by, thread_ts=thread_ts)
        return Reply(text=f"{_stopped(stopped, key, channel_id, what)}\nTo undo: `/incident watch {key}` {same}")
    back = f"\nTo stop: `/incident watch {key} stop` {same}"
    if thread_ts:
        was = watch_thread(scribe, incident_id=incident.id, channel_id=channel_id, thread_ts=thread_ts, by=by)
        return Reply(text=f"What is said in that thread is kept for {key} too, {_SINCE[was]}.{back}")
    if not watch_channel(scribe, incident_id=incident.id, channel_id=channel_id, by=by):
        return Reply(text=f"{what} is part of {key} already.{back if channel_id != incident.channel_id else ''}")
    return Reply(text=f"What is said in {what} is kept for {key} too, if I am in it (`/invite @scribe`).{back}")


def _stopped(stopped: Stopped, key: str, channel_id: ChannelId, what: str) -> str:
    """What came of stopping, and what is kept all the same; refuses where nothing was being kept."""
    if stopped.stop is Stop.NOTHING_KEPT:
        raise Refusal(_not_kept(stopped, key, channel_id, what))
    if stopped.stop is Stop.ASKED:
        return (
            f"I am asking Slack whether you can see <#{channel_id}>. If not, nothing changes, and I tell you. "
            f"If so, {what} is watched for {key} no more; what was kept until now stays."
        )
    if stopped.is_channel_kept:
        return f"That thread is watched for {key} no more. What is said there is still kept, through <#{channel_id}>."
    but = f" but {_threads(stopped)}" if stopped.threads_kept else ""
    return f"From now on nothing of {what} is kept for {key}{but}; what was kept until now stays."


def _not_kept(stopped: Stopped, key: str, channel_id: ChannelId, what: str) -> str:
    if stopped.is_channel_kept:
        return f"That thread is kept for {key} through <#{channel_id}>, not by itself; nothing was changed."
    but = f" but {_threads(stopped)}" if stopped.threads_kept else ""
    return f"Nothing of {what} is kept for {key}{but}; nothing was changed."


def _threads(stopped: Stopped) -> str:
    many = stopped.threads_kept
    return "one thread, which is watched by itself" if many == 1 else f"{many} threads, which are watched by themselves"


def _place(text: str) -> tuple[ChannelId, MessageTs | None]:
    """The channel mentioned, or that of a link with the thread that it leads to."""
    if link := _LINK.search(text):
        ts = MessageTs(link["thread_ts"] or f"{link['seconds']}.{link['micros']}")
        return ChannelId(link["channel"]), ts
    channel_id, _ = take_channel(text)
    if channel_id is None:
        raise Refusal("Which channel? Mention it: `/incident watch #payments`. For one thread, paste its link.")
    return channel_id, None


COMMAND = Subcommand(
    name="watch",
    usage="watch [stop] #channel | <link to a thread>",
    summary="Keep what is said in another channel, or in one thread, too; with `stop`, keep no more of it",
    brief="keep another channel, or a thread, too",
    group=Group.RECORD,
    run=run,
)
