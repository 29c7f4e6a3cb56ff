"""What the demo prints: messages as they come, with their blocks put into plain lines."""

from typing import Any

from rich.console import Console
from rich.markup import escape

from bot.demo.world import World

Json = dict[str, Any]


class Screen:
    """Shows each message once, and again where it was edited."""

    def __init__(self, world: World, console: Console) -> None:
        self._world, self._console = world, console
        self._shown: dict[tuple[str, str], str] = {}
        self._whispers: dict[str, int] = {}

    def show_new(self, user_id: str, channel_id: str) -> None:
        """Print what came since last time: private answers, the channel, the direct message with the bot."""
        whispers = self._world.control.ephemerals(user_id)
        for message in whispers[self._whispers.get(user_id, 0) :]:
            self._print({**message, "user": self._world.emulator.bot_user_id}, "only you see this")
        self._whispers[user_id] = len(whispers)
        self._show(channel_id, "")
        dm = self._world.control.dm(user_id)
        if dm != channel_id:
            self._show(dm, "direct message")

    def show_all(self, user_id: str, channel_id: str) -> None:
        """Print the channel from its beginning."""
        for key in [key for key in self._shown if key[0] == channel_id]:
            del self._shown[key]
        self.show_new(user_id, channel_id)

    def _show(self, channel_id: str, note: str) -> None:
        for message in self._world.control.history(channel_id):
            lines, key = _lines(message), (channel_id, message["ts"])
            before = self._shown.get(key)
            if before == lines:
                continue
            self._shown[key] = lines
            if before is None:
                self._print(message, note)
            else:  # of an edited message only what is new in it
                fresh = [line for line in lines.split("\n") if line not in before.split("\n")]
                self._print(message, f"{note} · edited", "\n".join(fresh) or lines)

    def _print(self, message: Json, note: str, lines: str | None = None) -> None:
        names = self._world.names()
        author = names.get(message.get("user") or "", str(message.get("username") or "scribe"))
        remark = f" [dim]({note.strip(' ·')})[/]" if note else ""
        indent = "    ↳ " if message.get("thread_ts") not in (None, message.get("ts")) else ""
        self._console.print(
            f"{indent}[bold green]{escape(author)}[/]{remark}  {escape(self._world.readable(lines or _lines(message)))}"
        )

    def show_home(self, user_id: str) -> None:
        """Open somebody's Home tab with the bot, and print it as the bot then publishes it."""
        self._world.control.open_home(user_id)
        self._world.settle()
        self._print({"blocks": (self._world.control.home(user_id) or {}).get("blocks")}, "Home")

    def last_ts(self, channel_id: str, *, is_to_bot: bool = False) -> str:
        """Return the ts of the newest message that a person wrote, or (`is_to_bot`) that has the bot's buttons."""
        bot = self._world.emulator.bot_user_id
        for message in reversed(self._world.control.history(channel_id)):
            has_buttons = any(element["type"] == "button" for element in _elements(message))
            is_meant = has_buttons if is_to_bot else message.get("user") != bot
            if is_meant and message.get("subtype") != "channel_join":
                return str(message["ts"])
        raise LookupError("nobody has said anything here")

    def button(self, label: str, channels: list[str], user_id: str) -> tuple[str, str | None]:
        """Return (action id, channel) of the newest button with this label; without a channel it is in the Home tab."""
        for channel_id in channels:
            for message in reversed(self._world.control.history(channel_id)):
                for element in _elements(message):
                    if element["type"] == "button" and element["text"]["text"].lower() == label.lower():
                        return str(element["action_id"]), channel_id
        for element in _elements(self._world.control.home(user_id) or {}):
            if element["type"] == "button" and element["text"]["text"].lower() == label.lower():
                return str(element["action_id"]), None
        raise LookupError(f"there is no button “{label}”")

    def newest_file(self, channel_id: str) -> str:
        """Return the text of the newest file in the channel."""
        sent = [file for message in self._world.control.history(channel_id) for file in message.get("files") or ()]
        files = [file for file in sent if file["name"].endswith(".md")]
        if not files:
            raise LookupError("there is no draft yet: resolve an incident first")
        return self._world.control.file(files[-1]["id"]).decode()


def _lines(message: Json) -> str:
    parts = [_text(block) for block in message.get("blocks") or ()]
    text = "\n".join(part for part in parts if part) or message.get("text") or ""
    files = "".join(f"\n📄 {file['name']} (:open prints the newest)" for file in message.get("files") or ())
    return text + files


def _text(block: Json) -> str:
    if block["type"] == "actions":
        return "  ".join(f"[{element['text']['text']}]" for element in block["elements"])
    if block["type"] == "context":
        return " ".join(str(element.get("text", "")) for element in block["elements"])
    return str((block.get("text") or {}).get("text", ""))


def _elements(message: Json) -> list[Json]:
    return [element for block in message.get("blocks") or () for element in block.get("elements") or ()]
