"""Answers that end at a person: the wizard then asks about the system around them. It hints and never blocks."""

import re

HINT = (
    "This answer ends at a person. What in the system made the slip possible, or likely: "
    "a missing check, a default, an alert, too little time?"
)

_PEOPLE = (
    r"<@\w+(?:\|[^>]*)?>", r"@[\w.-]+", "I", "we", "you", "he", "she", "they", "somebody", "someone",
    r"(?:the|an?|our) (?:\w+ )?(?:engineer|developer|operator|admin|colleague|person|user|intern|on-call)s?",
    r"(?-i:[A-Z][a-z]+)",  # a name; a system at the start of a sentence is taken for one, which does no harm
)  # fmt: skip
_LEFT_UNDONE = (
    "notice", "check", "double-check", "see", "look", "read", "test", "ask", "tell", "think", "follow", "remember",
    "know", "pay attention", "verify", "review",
)  # fmt: skip
_PATTERNS = (
    r"\b(?:human|operator|user|manual|pilot) (?:error|mistake|failure)",
    r"\b(?:an?|the|my|our|his|her|their|\w+['’]s) (?:stupid |silly |simple |honest )?(?:mistake|oversight|slip|typo)\b",
    r"\b(?:by mistake|by accident|accidentally|mistakenly|inadvertently)\b",
    r"\bforg[eo]t(?:s|ten)?\b",
    r"\b(?:overlooked|misread|misunderstood|mistyped|mixed up|messed up|screwed up)\b",
    r"\b(?:should|ought to)(?: not|n['’]t)?(?: have|['’]ve)\b",
    r"\b(?:careless|negligen|inattenti)\w+",
    r"\black of (?:attention|care|discipline|diligence)\b",
    rf"(?<!\w)(?:{'|'.join(_PEOPLE)}) (?:didn['’]t|did not|failed to|neglected to) (?:{'|'.join(_LEFT_UNDONE)})\b",
    r"\b(?:nobody|no one) (?:noticed|checked|looked|tested|reviewed|read|asked|told|thought|knew|saw|remembered)\b",
    r"\b(?:was not|wasn['’]t) (?:careful|paying attention)\b",
    r"\b(?:my|his|her|their|\w+['’]s) fault\b",
)
_ENDS_AT_A_PERSON = re.compile("|".join(_PATTERNS), re.IGNORECASE)


def ends_at_a_person(text: str) -> bool:
    """Return whether an answer (wire form) explains what happened by what somebody did or left undone."""
    return _ENDS_AT_A_PERSON.search(text) is not None
