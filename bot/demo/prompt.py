"""The demo in the terminal: a prompt at which one acts as a chosen user."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markdown import Markdown

from bot.demo.forms import Left, fill_in
from bot.demo.screen import Screen
from bot.demo.world import World
from bot.emulator import Refused
from bot.paths import data_path
from bot.replay.run import replay

WELCOME = """
# A Slack workspace on this machine

You are **ada** (Berlin) in **#general**; the bot is **@scribe**. Nothing leaves this machine. Try, in this order:

    /incident start sev2 Checkout fails
    :in inc-1-checkout-fails
    The error rate jumped to 18 %
    :react pushpin
    /incident note -5m Rolled back the deploy
    /incident lead me
    /incident action Alert earlier @ben by friday
    /incident resolve Back to normal

The five whys then open as a form. `:in scribe` shows your direct messages with the bot, `:open` the draft.

| type | to |
|---|---|
| any text | say it |
| `/incident help` | see all commands |
| `:as ben` | act as somebody else: ada, ben, dana |
| `:in general` | go to another channel |
| `:react pushpin`, `:pin`, `:edit new text`, `:delete` | act on the last message you can see |
| `:reply text` | answer it in its thread; in `:in scribe`, comment on the review |
| `:press Impact` | press a button of the bot, also in a form (`:press Back`) |
| `:home` | look at your action items over all incidents; `:press Done` there acts on the first |
| `:play` | watch the example incident being played through the bot, and read its draft |
| `:quit` | leave |
"""


def run_demo(*, is_playing: bool) -> None:
    """Open the world and let the person at the terminal act in it until they leave."""
    console = Console(highlight=False)
    with TemporaryDirectory(prefix="scribe-demo-") as folder:
        world = World(Path(folder), has_welcome=False)
        try:
            console.print(Markdown(WELCOME))
            if is_playing:
                play_example(console)
            Prompt(world, console).run()
        finally:
            world.close()


def play_example(console: Console) -> None:
    """Replay the example incident and show the draft it leads to."""
    example = data_path("examples") / "checkout-outage"
    with TemporaryDirectory(prefix="scribe-play-") as folder, console.status("Playing 90 minutes in seconds …"):
        out = Path(folder)
        replay(example, ["checkout-alerts", "payments"], example / "script.yaml", out, lambda done, of: None)
        draft = (out / "postmortem.md").read_text(encoding="utf-8")
    console.print(Markdown(draft))


class Prompt:
    """Reads what is typed and lets the chosen user do it."""

    def __init__(self, world: World, console: Console) -> None:
        self._world, self._console = world, console
        self._name, self._place = "ada", "general"
        self._typed_in_form = ""  # a command, to be done once the form is closed
        self._screen = Screen(world, console)
        self._deeds: dict[str, Callable[[str], None]] = {
            "as": self._become, "in": self._go, "react": self._react, "pin": self._pin, "edit": self._edit,
            "delete": self._delete, "reply": self._reply, "press": self._press, "open": self._open,
            "home": self._home, "play": self._play,
        }  # fmt: skip

    @property
    def _user(self) -> str:
        return self._world.people[self._name]

    @property
    def _channel(self) -> str:
        return self._world.channels_of(self._user)[self._place]

    def run(self) -> None:
        """Read lines until `:quit` or the end of input."""
        while True:
            try:
                line = self._typed_in_form or self._console.input(self._prompt()).strip()
            except (EOFError, KeyboardInterrupt):
                return
            self._typed_in_form = ""
            if line == ":quit":
                return
            if line:
                self._act(line)

    def _prompt(self) -> str:
        is_direct = self._channel == self._world.control.dm(self._user)
        return f"[bold cyan]{self._name}[/] in [bold]{'@' if is_direct else '#'}{self._place}[/] › "

    def _act(self, line: str) -> None:
        try:
            self._do(line)
        except (Refused, KeyError, LookupError) as refused:
            self._console.print(f"[yellow]That does not work here: {refused}[/]")
        self._world.settle()
        self._screen.show_new(self._user, self._channel)
        while self._world.control.views(self._user):
            try:
                goes_on = fill_in(self._world, self._console, self._user)
            except Left as left:
                self._typed_in_form, goes_on = left.line, False
            if not goes_on:
                break
            self._world.settle()
            self._screen.show_new(self._user, self._channel)

    def _do(self, line: str) -> None:
        if line.startswith(":"):
            word, _, rest = line[1:].partition(" ")
            if word not in self._deeds:
                known = ", ".join(f":{name}" for name in (*self._deeds, "quit"))
                raise LookupError(f"there is no “:{word}”; there is {known}")
            self._deeds[word](rest.strip())
        elif line.startswith("/invite "):
            self._invite(line.removeprefix("/invite ").strip(" @"))
        elif line.startswith("/"):
            command, _, text = line.partition(" ")
            outcome = self._world.control.command(self._user, self._channel, command, text)
            if outcome.error:
                self._console.print(f"[yellow]Slack says: {outcome.error}[/]")
        else:
            self._world.control.say(self._user, self._channel, line.replace("&", "&amp;").replace("<", "&lt;"))

    def _invite(self, name: str) -> None:
        invited = next((user_id for user_id, known in self._world.names().items() if known == name), None)
        if invited is None:
            raise LookupError(f"nobody is called “{name}” here")
        self._world.control.invite(self._user, self._channel, invited)

    def _become(self, name: str) -> None:
        if name not in self._world.people:
            raise LookupError(f"nobody is called “{name}” here")
        self._name = name
        if self._place not in self._world.channels_of(self._user):
            self._place = "general"

    def _go(self, name: str) -> None:
        places = self._world.channels_of(self._user)
        if name.lstrip("#") not in places:
            raise LookupError(f"{self._name} is not in “{name}”, only in {', '.join(places)}")
        self._place = name.lstrip("#")
        self._screen.show_all(self._user, self._channel)

    def _last(self) -> str:
        return self._screen.last_ts(self._channel)

    def _react(self, name: str) -> None:
        self._world.control.react(self._user, self._channel, self._last(), name.strip(":") or "pushpin")

    def _pin(self, _: str) -> None:
        self._world.control.pin(self._user, self._channel, self._last())

    def _edit(self, text: str) -> None:
        self._world.control.edit(self._user, self._channel, self._last(), text)

    def _delete(self, _: str) -> None:
        self._world.control.delete(self._user, self._channel, self._last())

    def _reply(self, text: str) -> None:
        is_direct = self._channel == self._world.control.dm(self._user)  # a comment on what is to be reviewed
        above = self._screen.last_ts(self._channel, is_to_bot=is_direct)
        self._world.control.say(self._user, self._channel, text, thread_ts=above)

    def _press(self, label: str) -> None:
        action_id, channel = self._screen.button(label, [self._channel, self._world.control.dm(self._user)], self._user)
        self._world.control.click(self._user, action_id, channel=channel)

    def _home(self, _: str) -> None:
        self._screen.show_home(self._user)

    def _play(self, _: str) -> None:
        play_example(self._console)

    def _open(self, _: str) -> None:
        self._console.print(Markdown(self._screen.newest_file(self._world.control.dm(self._user))))
