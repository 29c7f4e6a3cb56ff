"""Earlier incidents that are like one, and incidents that have some words: the likest first."""

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.postmortem.record import Answer, Related
from bot.postmortem.similarity import LIKE_ENOUGH, TITLE, WEIGHTS, ranked, stems, weighted
from bot.storage import Tx
from bot.storage.search import Found
from bot.usecases.privacy import is_private, may_learn
from bot.usecases.scribe import Scribe

MOST_STEMS = 40


def related_to(tx: Tx, incident: Incident, answers: dict[str, Answer], *, limit: int = 5) -> tuple[Related, ...]:
    """Return what it was linked to, and the earlier incidents most like it; no private one, since documents travel.

    Only earlier ones, so that a document made anew later does not change by what came after.
    """
    wanted = weighted(incident.title, {key: answer.text for key, answer in answers.items()})
    found = tx.search.mentioning(incident.team_id, list(wanted)[:MOST_STEMS], WEIGHTS, before=incident.number)
    public = [one for one in found if not one.is_private]
    linked = [one for one in tx.links.of(incident.id) if not is_private(tx, one)]
    likest = [one for one in _best(wanted, public, limit, LIKE_ENOUGH) if one not in linked]
    return tuple(Related(key=one.key, title=one.title, channel_id=one.channel_id) for one in [*linked, *likest])


def search_incidents(
    tx: Tx, scribe: Scribe, words: str, *, viewer_id: UserId, limit: int = 10
) -> list[Incident]:  # fmt: skip
    """Return the incidents open to `viewer_id` whose titles, causes or symptoms fit `words` (wire text) best."""
    wanted = dict.fromkeys(stems(words)[:MOST_STEMS], TITLE)
    found = tx.search.mentioning(scribe.workspace.team_id, list(wanted), WEIGHTS)
    return _best(wanted, [one for one in found if may_learn(tx, scribe, one.incident, viewer_id)], limit, 0.0)


def _best(wanted: dict[str, float], found: list[Found], limit: int, at_least: float) -> list[Incident]:
    known = {one.incident.number: one for one in found}
    others = {number: weighted(one.incident.title, one.answers) for number, one in known.items()}
    return [known[number].incident for number in ranked(wanted, others, limit=limit, at_least=at_least)]
