"""Secrets for tests, made at run time from patterns, so that none is real and none stands in a file."""

import random
import re
import string
from dataclasses import dataclass

ALPHABETS = {
    "w": string.ascii_letters + string.digits,
    "h": "0123456789abcdef",
    "d": string.digits,
    "U": string.ascii_uppercase + "234567",
    "A": string.ascii_uppercase + string.digits,
    "s": string.ascii_lowercase + string.digits,
    "b": string.ascii_letters + string.digits + "+/",
}
_PART = re.compile(r"<([whdUAsb])(\d+)>|<uuid>")
_ENDS = {"w": "aB7", "h": "c0f", "d": "731", "U": "XQ5", "A": "XQ5", "s": "q7z", "b": "aB7"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A `text` with one `secret` of `kind` in it."""

    kind: str
    text: str
    secret: str


def made(pattern: str) -> str:
    """Return `pattern` with each "<w36>" replaced by 36 letters of that alphabet, always the same ones."""
    chance = random.Random(pattern)

    def part(match: re.Match[str]) -> str:
        if match[1] is None:
            return "-".join(made(f"{match[0][1:3]}<h{length}>")[2:] for length in (8, 4, 4, 4, 12))
        ending = _ENDS[match[1]]
        return "".join(chance.choices(ALPHABETS[match[1]], k=int(match[2]) - len(ending))) + ending

    return _PART.sub(part, pattern)


def sample(kind: str, pattern: str) -> Sample:
    """Return the sample of `pattern`, in which «…» is the secret; all of it where nothing is marked."""
    text = made(pattern)
    before, found, after = re.fullmatch(r"(?s)(.*?)(?:«(.*)»)?((?(2).*|))", text).groups()  # type: ignore[union-attr]
    return Sample(kind, before + (found or "") + after, found or before)


def pem(name: str) -> str:
    """Return a private key in PEM, of five lines."""
    lines = [made(f"<b64>{number}")[:64] for number in range(5)]
    return "\n".join([f"-----BEGIN {name}-----", *lines, f"-----END {name}-----"])
