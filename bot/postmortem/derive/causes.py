"""Why it happened, as far as the five whys tell."""

from bot.postmortem import whys
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known


def why_it_happened(known: Known) -> Fact | None:
    """The root cause that the five whys led to."""
    return _cause("why_it_happened", known)


def root_cause(known: Known) -> Fact | None:
    """The answer to the last of five whys."""
    return _cause("root_cause", known)


def _cause(key: str, known: Known) -> Fact | None:
    answers = known.record.answers
    cause = whys.root_cause(answers) if whys.is_finished(answers) else None
    return derived(key, cause.text.strip(), f"answer:{cause.question}") if cause else None
