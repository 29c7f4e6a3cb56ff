"""Details that another answer leaves nothing to say about: which SLA, where none was breached."""

from bot.postmortem.derive.detection import detected_by
from bot.postmortem.details import needless_by
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known

NOT_APPLICABLE = "Not applicable"


def sla_name(known: Known) -> Fact | None:
    """Not applicable where no SLA was breached."""
    return _needless("sla_name", known)


def detected_by_other(known: Known) -> Fact | None:
    """Not applicable where it was detected in the ways that the choice names."""
    shown = detected_by(known) if known.answer("detected_by") is None else None
    if shown is not None and known.answer("detected_by_other") is None:
        return derived("detected_by_other", NOT_APPLICABLE, *shown.sources)
    return _needless("detected_by_other", known)


def status_page_link(known: Known) -> Fact | None:
    """Not applicable where no postmortem was published."""
    return _needless("status_page_link", known)


def _needless(key: str, known: Known) -> Fact | None:
    """Whoever answers it all the same contradicts nothing that the record shows."""
    parent = needless_by(key, known.record.answers) if known.answer(key) is None else None
    return derived(key, NOT_APPLICABLE, f"answer:{parent}") if parent else None
