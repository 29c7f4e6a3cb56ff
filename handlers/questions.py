"""A private question before something is stored: what is odd about it, and buttons to keep it or to change it."""

from bot.rendering.slack.menu import How, MenuEntry, menu_message
from handlers.reply import Reply

# A button's value has 2,000 characters at most.
MAX_VALUE = 2000
AGAIN = "Typing the same again within a minute keeps it, too."


def question(why: str, command: str, text: str, change: MenuEntry) -> Reply:
    """Return the question; "Keep it anyway" runs the subcommand with `text`, and insists on it."""
    keep = MenuEntry(label="Keep it anyway", command=command, text=text, how=How.KEEPS)
    entries = [one for one in (keep, change) if len(one.text) <= MAX_VALUE]
    message = menu_message(f"{why} {AGAIN}", entries)
    return Reply(text=message.text, blocks=message.blocks)
