"""What Slack's own client checks before it submits a modal."""

from bot.emulator.held import is_empty
from bot.emulator.records import View


def problems(view: View) -> dict[str, str]:
    """What the client would complain of, by block_id; empty when the form may be sent."""
    found = {}
    for block in view.payload["blocks"]:
        if block.get("type") != "input":
            continue
        element = block["element"]
        state = view.typed.get((block["block_id"], element["action_id"]))
        if state is None or is_empty(state):
            if not block.get("optional"):
                found[block["block_id"]] = "Please complete this required field."
            continue
        text = state.get("value")
        if isinstance(text, str) and len(text) > element.get("max_length", 3000):
            found[block["block_id"]] = f"Must be at most {element.get('max_length', 3000)} characters."
        elif isinstance(text, str) and len(text) < element.get("min_length", 0):
            found[block["block_id"]] = f"Must be at least {element['min_length']} characters."
    return found
