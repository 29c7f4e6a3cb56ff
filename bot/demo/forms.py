"""Modals in the terminal: each field is asked for in turn."""

from typing import Any

from rich.console import Console
from rich.markup import escape

from bot.demo.world import World

Json = dict[str, Any]


def fill_in(world: World, console: Console, user_id: str) -> bool:
    """Ask for the fields of the open modal and submit it; return whether one may go on with the next."""
    view = world.control.views(user_id)[-1]
    console.print(f"\n[bold magenta]▣ {escape(view['title']['text'])}[/]")
    for block in view["blocks"]:
        if block["type"] in ("section", "context"):
            console.print(escape(world.readable(_said(block))))
    buttons = [one for block in view["blocks"] if block["type"] == "actions" for one in block["elements"]]
    if buttons:
        labels = "  ".join(f"[{one['text']['text']}]" for one in buttons)
        console.print(f"{escape(labels)} [dim](:press {escape(buttons[0]['text']['text'])})[/]")
    fields = [block for block in view["blocks"] if block["type"] == "input"]
    if not fields:
        world.control.close_view(user_id)
        return True
    console.print("[dim]Enter leaves a field as it is; Ctrl-D, or a command such as :in scribe, closes the form.[/]")
    try:
        values = {block["element"]["action_id"]: _ask(console, block) for block in fields}
    except Pressed as pressed:
        try:
            _press(world, user_id, buttons, pressed.label)
        except LookupError as refused:
            console.print(f"[yellow]That does not work here: {refused}[/]")
        return True
    except (EOFError, KeyboardInterrupt):
        world.control.close_view(user_id)
        console.print()
        return False
    except Left:
        world.control.close_view(user_id)
        raise
    outcome = world.control.submit(user_id, {name: value for name, value in values.items() if value})
    for why in outcome.errors.values():
        console.print(f"[yellow]{escape(why)}[/]")
    if outcome.error and not outcome.errors:
        console.print(f"[yellow]{outcome.error}[/]")
    return True


class Pressed(Exception):
    """Instead of filling in a field, somebody pressed a button of the form."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


class Left(Exception):
    """Instead of filling in a field, somebody typed another command of the demo; the form is closed."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def _press(world: World, user_id: str, buttons: list[Json], label: str) -> None:
    for button in buttons:
        if button["text"]["text"].lower() == label.lower():
            view_id = world.control.views(user_id)[-1]["id"]
            world.control.click(user_id, button["action_id"], view_id=view_id)
            return
    raise LookupError(f"there is no button “{label}” in this form")


def _ask(console: Console, block: Json) -> str | list[str] | None:
    element, label = block["element"], block["label"]["text"]
    options = {option["text"]["text"]: option["value"] for option in element.get("options") or ()}
    hint = f" [dim]({escape(block['hint']['text'])})[/]" if block.get("hint") else ""
    if options:
        hint += f" [dim]{escape(' / '.join(options))}[/]"
    while True:
        typed = console.input(f"[bold]{escape(label)}[/]{hint}\n  › ").strip()
        if typed.startswith(":press "):
            raise Pressed(typed.removeprefix(":press ").strip())
        if typed.startswith(":"):
            raise Left(typed)
        if not options or not typed:
            return typed or None
        chosen = _chosen(options, typed)
        if chosen:
            return chosen if element["type"] == "checkboxes" else chosen[0]
        wanted = "y to tick it" if len(options) == 1 else f"the beginning of one of: {escape(' / '.join(options))}"
        console.print(f"[yellow]Type {wanted}, or Enter to leave it.[/]")


def _chosen(options: dict[str, str], typed: str) -> list[str]:
    """The options meant: by their beginning, or by a tick where there is but one."""
    if len(options) == 1 and typed.lower() in ("y", "yes", "x", "1"):
        return list(options.values())
    return [value for name, value in options.items() if name.lower().startswith(typed.lower())]


def _said(block: Json) -> str:
    if block["type"] == "context":
        return " ".join(str(element.get("text", "")) for element in block["elements"])
    return str(block["text"]["text"])
