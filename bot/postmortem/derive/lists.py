"""The lists that stand in a document as they are recorded: action items by their horizon, and the timeline."""

from bot.domain.action_items import Horizon
from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.known import Known


def actions_immediate(known: Known) -> Fact | None:
    """What must be done at once."""
    return _actions("actions_immediate", Horizon.IMMEDIATE, known)


def actions_short_term(known: Known) -> Fact | None:
    """What must be done soon."""
    return _actions("actions_short_term", Horizon.SHORT_TERM, known)


def actions_long_term(known: Known) -> Fact | None:
    """What must be done in the long run."""
    return _actions("actions_long_term", Horizon.LONG_TERM, known)


def timeline(known: Known) -> Fact | None:
    """How much the timeline holds; its rows are printed by themselves."""
    count = len(known.events)
    sources = [source for event in known.events for source in known.sources(event)]
    return derived("timeline", f"{count} event{'' if count == 1 else 's'}", *sources) if count else None


def _actions(key: str, horizon: Horizon, known: Known) -> Fact | None:
    items = sorted(
        (item for item in known.record.action_items if item.horizon is horizon), key=lambda item: item.number
    )
    entries = tuple(derived(key, item.text.strip(), f"action:{item.number}") for item in items)
    return listed(key, entries) if entries else None
