"""Modals in the terminal: each field is asked for in turn."""

from typing import Any

from rich.console import Console
from rich.markup import escape

from bot.demo.world import World
from bot.rendering.mrkdwn import to_plain

Json = dict[str, Any]


def fill_in(world: World, console: Console, user_id: str) -> bool:
    """Ask for the fields of the open modal and submit it; return whether one may go on with the next."""
    view = world.control.views(user_id)[-1]
    console.print(f"\n[bold magenta]▣ {escape(view['title']['text'])}[/]")
    for block in view["blocks"]:
        if block["type"] in ("section", "context"):
            console.print(escape(to_plain(_said(block))))
    fields = [block for block in view["blocks"] if block["type"] == "input"]
    if not fields:
        world.control.close_view(user_id)
        return True
    console.print("[dim]Enter leaves a field as it is; Ctrl-D closes the form. What was submitted is kept.[/]")
    try:
        values = {block["element"]["action_id"]: _ask(console, block) for block in fields}
    except (EOFError, KeyboardInterrupt):
        world.control.close_view(user_id)
        console.print()
        return False
    outcome = world.control.submit(user_id, {name: value for name, value in values.items() if value})
    for why in outcome.errors.values():
        console.print(f"[yellow]{escape(why)}[/]")
    if outcome.error and not outcome.errors:
        console.print(f"[yellow]{outcome.error}[/]")
    return True


def _ask(console: Console, block: Json) -> str | list[str] | None:
    element, label = block["element"], block["label"]["text"]
    options = {option["text"]["text"]: option["value"] for option in element.get("options") or ()}
    hint = f" [dim]({escape(block['hint']['text'])})[/]" if block.get("hint") else ""
    if options:
        hint += f" [dim]{escape(' / '.join(options))}[/]"
    typed = console.input(f"[bold]{escape(label)}[/]{hint}\n  › ").strip()
    if not options:
        return typed or None
    chosen = [value for name, value in options.items() if typed and name.lower().startswith(typed.lower())]
    return chosen if element["type"] == "checkboxes" else (chosen[0] if chosen else None)


def _said(block: Json) -> str:
    if block["type"] == "context":
        return " ".join(str(element.get("text", "")) for element in block["elements"])
    return str(block["text"]["text"])
