"""Why it happened, as far as the five whys tell."""

from bot.postmortem import whys
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known


def why_it_happened(known: Known) -> Fact | None:
    """The root causes that the five whys led to."""
    return _cause("why_it_happened", known)


def root_cause(known: Known) -> Fact | None:
    """The last answer of each line of whys."""
    return _cause("root_cause", known)


def _cause(key: str, known: Known) -> Fact | None:
    causes = whys.root_causes(known.record.answers)
    entries = tuple(derived(key, cause.text.strip(), f"answer:{cause.question}") for cause in causes)
    if len(entries) <= 1:
        return entries[0] if entries else None
    sources = [source for entry in entries for source in entry.sources]
    return derived(key, "\n".join(f"• {' '.join(entry.text.split())}" for entry in entries), *sources, items=entries)
