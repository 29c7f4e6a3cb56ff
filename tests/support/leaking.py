"""An incident in which secrets come in by every way there is, other ones by each."""

from collections.abc import Callable, Mapping

from bot.rendering.mrkdwn import escape
from tests.support.stage import Json, Scene
from tests.support.stage_reading import direct
from tests.unit.domain.redaction.making import sample

PATTERNS = ("AKIA<U16>", "ghp_<w36>", "password=«<w14>»", "postgres://app:«<w14>»@db/shop", "xoxb-<d12>-<d12>-<w24>")
Way = Callable[[Scene, str, str], None]


def secrets(way: str) -> list[str]:
    """Return the secrets that come in by this way and by no other."""
    return [sample(way, _own(way, pattern)).secret for pattern in PATTERNS]


def words(way: str) -> str:
    """Return a line with all of them."""
    return f"By {way} we used {', '.join(sample(way, _own(way, pattern)).text for pattern in PATTERNS)} just now"


def _own(way: str, pattern: str) -> str:
    return f"{way} {pattern}" if "«" in pattern else f"{way} «{pattern}»"


def play(scene: Scene) -> None:
    """Let secrets come in by every way of `WAYS`, through to the end of an incident."""
    channel_id = scene.declare()
    scene.type("ada", "lead me", scene.name_of(channel_id))
    for name, way in WAYS.items():
        way(scene, channel_id, words(name))
        scene.finish()
    for asked in ("md", "incident-postmortem md", "html", "docx", "json", "txt", "canvas"):
        scene.type("ada", f"draft {asked}", scene.name_of(channel_id))
    scene.type("ada", "timeline", scene.name_of(channel_id))


def _say(scene: Scene, channel_id: str, text: str) -> None:
    scene.react("ada", channel_id, scene.say("ben", channel_id, text))


def _reply(scene: Scene, channel_id: str, text: str) -> None:
    scene.say("ben", channel_id, text, thread_ts=scene.say("ben", channel_id, "In a thread"), broadcast=True)


def _rich(scene: Scene, channel_id: str, text: str) -> None:
    element = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    scene.say("ben", channel_id, escape(text), blocks=[{"type": "rich_text", "elements": [element]}])


def _edit(scene: Scene, channel_id: str, text: str) -> None:
    ts = scene.say("ben", channel_id, "It was quick")
    scene.control.edit(scene.ben, channel_id, ts, text)


def _delete(scene: Scene, channel_id: str, text: str) -> None:
    scene.control.delete(scene.ben, channel_id, scene.say("ben", channel_id, text))


def _pin(scene: Scene, channel_id: str, text: str) -> None:
    scene.control.pin(scene.ada, channel_id, scene.say("ben", channel_id, text))


def _app(scene: Scene, channel_id: str, text: str) -> None:
    fields = [{"title": "Detail", "value": text, "short": False}]
    attachments = [{"title": text, "text": text, "fallback": text, "fields": fields}]
    scene.say("ben", channel_id, "", subtype="bot_message", username="Watch", bot_id="B0WATCH", attachments=attachments)


def _file_name(scene: Scene, channel_id: str, text: str) -> None:
    scene.say("ben", channel_id, "see the file", files=[{"name": f"{text}.txt", "content": "harmless"}])


def _file_description(scene: Scene, channel_id: str, text: str) -> None:
    ts = scene.say("ben", channel_id, "see the picture", files=[{"name": "pool.png", "content": b"no picture"}])
    [said] = [one for one in scene.control.history(channel_id) if one["ts"] == ts]
    scene.control.describe_file(scene.ben, said["files"][0]["id"], text)


def _elsewhere(scene: Scene, channel_id: str, text: str) -> None:
    scene.say("ben", scene.general, text)


def _looked_back(scene: Scene, channel_id: str, text: str) -> None:
    """Say it where nothing is recorded, and then begin to: it is read back from Slack's history."""
    ts = scene.say("ben", scene.general, text)
    scene.say("ben", scene.general, text, thread_ts=ts)
    scene.type("ada", "start here Mail is slow")
    scene.type("ada", "draft md")


def _command(line: str) -> Way:
    def way(scene: Scene, channel_id: str, text: str) -> None:
        scene.type("ada", line.format(text), scene.name_of(channel_id))

    return way


def _short(text: str) -> str:
    """Return the first two secrets; a title takes 200 characters."""
    return ", ".join(text.split(", ")[:2])


def _start(scene: Scene, channel_id: str, text: str) -> None:
    scene.type("ada", f"start {_short(text)}")


def _start_form(scene: Scene, channel_id: str, text: str) -> None:
    scene.type("ada", "start")
    scene.submit("ada", {"title": _short(text)})
    scene.control.close_view(scene.ada)


def _whys(scene: Scene, channel_id: str, text: str) -> None:
    scene.type("ada", "whys", scene.name_of(channel_id))
    scene.submit("ada", {"answer": text})
    scene.submit("ada", {"answer": text})
    scene.control.close_view(scene.ada)


def _answer(scene: Scene, channel_id: str, text: str) -> None:
    scene.type("ada", "answer impact", scene.name_of(channel_id))
    scene.submit("ada", {"users_affected": text})


def _refused(scene: Scene, channel_id: str, text: str) -> None:
    """Type it where a subcommand belongs: the answer repeats the first word."""
    scene.type("ada", f"{secrets('unknown command')[0]} {text}", scene.name_of(channel_id))


def _thread_answer(scene: Scene, channel_id: str, text: str) -> None:
    scene.type("ada", "resolve", scene.name_of(channel_id))
    scene.control.close_view(scene.ada)
    scene.click("ada", "ask", channel=scene.control.dm(scene.ada))
    scene.submit("ada", {"question": "what_happened", "whom": scene.ben})
    _below(scene, "ben", "A question", text)


def _comment(scene: Scene, channel_id: str, text: str) -> None:
    scene.type("ada", "review @dana", scene.name_of(channel_id))
    _below(scene, "dana", "ready for review", text)


def _below(scene: Scene, who: str, words_in_it: str, text: str) -> None:
    """Reply below the newest of the scribe's direct messages that holds these words."""
    asked: list[Json] = [said for said in direct(scene, who) if words_in_it in said["text"]]
    scene.say(who, scene.control.dm(scene.people[who]), text, thread_ts=asked[-1]["ts"])


WAYS: Mapping[str, Way] = {
    "message": _say,
    "reply": _reply,
    "rich text": _rich,
    "edit": _edit,
    "deleted message": _delete,
    "pin": _pin,
    "app": _app,
    "file name": _file_name,
    "file description": _file_description,
    "other channel": _elsewhere,
    "sweep": _looked_back,
    "note": _command("note {}"),
    "late note": _command("note at 10:00 {}"),
    "update": _command("update {}"),
    "action": _command("action {} @ben"),
    "unknown command": _refused,
    "title": _start,
    "start form": _start_form,
    "whys": _whys,
    "answer": _answer,
    "thread answer": _thread_answer,
    "comment": _comment,
}
