"""All rules of redaction, the particular before the general: where two overlap, the first one names what it was."""

from bot.domain.redaction.rule import Rule
from bot.domain.redaction.rules.assignments import ASSIGNMENTS
from bot.domain.redaction.rules.cards import CARDS
from bot.domain.redaction.rules.clouds import CLOUDS
from bot.domain.redaction.rules.code import CODE
from bot.domain.redaction.rules.handed import HANDED
from bot.domain.redaction.rules.headers import HEADERS
from bot.domain.redaction.rules.keys import KEYS
from bot.domain.redaction.rules.operations import OPERATIONS
from bot.domain.redaction.rules.services import SERVICES
from bot.domain.redaction.rules.urls import URLS

RULES: tuple[Rule, ...] = (
    *KEYS,
    *CLOUDS,
    *CODE,
    *OPERATIONS,
    *SERVICES,
    *URLS,
    *HEADERS,
    *HANDED,
    *ASSIGNMENTS,
    *CARDS,
)
