"""How alike incidents are, by the words of their titles, causes and symptoms: rare words tell more than common ones."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

TITLE, CAUSE, SYMPTOM = 3.0, 2.0, 1.0
# Where the words of an answer count as a cause or a symptom; all other answers do not count.
WEIGHTS: Mapping[str, float] = {
    "root_cause": CAUSE,
    "why_it_happened": CAUSE,
    "contributing_factors": CAUSE,
    **{f"whys.{step}": CAUSE for step in range(1, 6)},
    "symptoms": SYMPTOM,
    "services_impacted": SYMPTOM,
}
STEM = 6
LIKE_ENOUGH = 0.12
_NOT_WORDS = re.compile(r"<[@#!][^>]*>|https?://[^\s|>]+|&(?:amp|lt|gt);")
_WORD = re.compile(r"[^\W_]{3,}")
_COMMON_WORDS = """
the and for with was were has had have not are but from that this into its all due too out off one two our which when
then than also after before because there their them they some more most only over under about did does been being can
could would should will incident incidents issue issues problem problems
"""
_COMMON = frozenset(_COMMON_WORDS.split())

Weighted = Mapping[str, float]


def stems(text: str) -> list[str]:
    """Return the telling words of wire text in their order, each once: lower case, cut to their first letters."""
    words = _WORD.findall(_NOT_WORDS.sub(" ", text).lower())
    return list(dict.fromkeys(word[:STEM] for word in words if word not in _COMMON and not word.isdigit()))


def weighted(title: str, answers: Mapping[str, str]) -> dict[str, float]:
    """Return the stems of an incident, those that tell most first, with the weight of the place each stands in."""
    found: dict[str, float] = {}
    for text, weight in [(title, TITLE), *((answers.get(key, ""), weight) for key, weight in WEIGHTS.items())]:
        for stem in stems(text):
            found[stem] = max(found.get(stem, 0.0), weight)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def ranked(wanted: Weighted, others: Mapping[int, Weighted], *, limit: int, at_least: float = LIKE_ENOUGH) -> list[int]:
    """Return the numbers of those `others` that are like `wanted`, the likest first, newer ones before older.

    Likeness is the cosine of the weights, from 0 to 1, each stem weighing more the fewer incidents have it.
    """
    rarity = _rarity([wanted, *others.values()])
    scores = {number: _cosine(wanted, other, rarity) for number, other in others.items()}
    like = [number for number, score in scores.items() if score >= at_least and score > 0]
    return sorted(like, key=lambda number: (-round(scores[number], 9), -number))[:limit]


def _rarity(all_of_them: Iterable[Weighted]) -> dict[str, float]:
    incidents = list(all_of_them)
    counts = Counter(stem for one in incidents for stem in one)
    return {stem: math.log(1 + len(incidents) / count) for stem, count in counts.items()}


def _cosine(one: Weighted, other: Weighted, rarity: Weighted) -> float:
    shared = math.fsum(one[stem] * other[stem] * rarity[stem] ** 2 for stem in one.keys() & other.keys())
    lengths = _length(one, rarity) * _length(other, rarity)
    return shared / lengths if lengths else 0.0


def _length(one: Weighted, rarity: Weighted) -> float:
    return math.sqrt(math.fsum((weight * rarity[stem]) ** 2 for stem, weight in one.items()))
