"""Whether a chain of the audit trail is whole: every entry as it was written, none missing, none put in."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.trail import NOTHING, Link, hash_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The end of a chain, as it was noted down elsewhere. `position` is None where only the hash is known."""

    position: int | None
    hash: str

    def __str__(self) -> str:
        return f"{self.position}-{self.hash}"


def read_head(text: str) -> Head:
    """Return the head that `text` names, `12-3f…` or the hash alone; ValueError where it is none."""
    position, dash, own = text.strip().rpartition("-")
    if len(own) != 64 or set(own.lower()) - set("0123456789abcdef") or (dash and not position.isdecimal()):
        raise ValueError("is no head of a chain: a position, a dash and 64 hexadecimal digits")
    return Head(position=int(position) if dash else None, hash=own.lower())


def first_fault(chain: Sequence[Link]) -> str | None:
    """Return what is wrong with the first entry where something is, None where the chain is whole.

    `chain` is in order of position. Entries cut off its end leave a whole chain: only a head kept elsewhere tells.
    """
    previous, expected = NOTHING, 1
    for link in chain:
        if link.position != expected:
            return f"entry {expected} is missing"
        if hash_of(link.entry, link.position, link.previous) != link.hash:
            return f"entry {link.position} was altered"
        if link.previous != previous:
            return f"entry {link.position} does not follow the one before it: one of the two was put there"
        previous, expected = link.hash, expected + 1
    return None


def fault_of_head(chain: Sequence[Link], kept: Head) -> str | None:
    """Return what is wrong with a chain that once ended in `kept`; it may have grown since. None: nothing."""
    if any(link.hash == kept.hash and kept.position in (None, link.position) for link in chain):
        return None
    last = chain[-1].position if chain else 0
    if kept.position is not None and kept.position > last:
        return f"entry {last + 1} is missing: the chain was cut off behind entry {last}, and once had {kept.position}"
    if kept.position is not None:
        return f"entry {kept.position} is not the one whose hash was kept: the chain was written anew"
    return f"no entry has the hash that was kept: the chain, which ends at entry {last}, was cut off or written anew"
