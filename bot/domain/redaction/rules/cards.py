"""Card numbers: written in the groups that are printed on cards, or without, with a right check digit."""

import re

from bot.domain.redaction.judging import is_card
from bot.domain.redaction.rule import Rule

_FOURS = r"\d{4}(?:[ .-]\d{4}){3}(?:[ .-]\d{3})?"
_AMEX = r"3[47]\d\d[ .-]\d{6}[ .-]\d{5}"
_DINERS = r"3[068]\d\d[ .-]\d{6}[ .-]\d{4}"

CARDS: tuple[Rule, ...] = (
    Rule(
        kind="card number",
        keywords=tuple("23456"),
        pattern=re.compile(
            rf"(?<![A-Za-z0-9./#-])(?<![A-Za-z0-9]_)({_FOURS}|{_AMEX}|{_DINERS}|\d{{14,16}})(?![A-Za-z0-9/-]|_[A-Za-z0-9]|\.\d)"
        ),
        check=is_card,
    ),
)
