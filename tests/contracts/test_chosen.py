"""Each setting is either the operator's or one that a workspace may choose: a new one has to be put somewhere."""

from bot.chosen import GROUPS
from bot.settings import Settings

OPERATORS = {
    "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "DATABASE_URL",
    "SCRIBE_PUBLIC_URL", "SCRIBE_TEMPLATES", "SCRIBE_TICK_SECONDS", "SCRIBE_SWEEP_MINUTES",
    "SCRIBE_HISTORY_CALLS_PER_MINUTE", "SCRIBE_CONNECTIONS", "SCRIBE_SILENCE_SECONDS", "SCRIBE_KEEP_INBOX_DAYS",
    "SCRIBE_KEEP_LOG_DAYS", "SCRIBE_REDACT_EXTRA", "SCRIBE_HEALTH_HOST", "SCRIBE_HEALTH_PORT", "SCRIBE_LEASE_SECONDS",
    "SCRIBE_LOG_LEVEL",
}  # fmt: skip
CHOSEN = [name for titles in GROUPS.values() for name in titles]
# A modal takes 100 blocks, a plain line of a form's label 2,000 characters; people take less.
MOST_IN_A_FORM, LONGEST_TITLE, LONGEST_NAME = 12, 60, 24


def test_each_setting_is_the_operators_or_the_workspaces() -> None:
    assert {str(field.alias) for field in Settings.model_fields.values()} == OPERATORS | set(CHOSEN)
    assert not OPERATORS & set(CHOSEN)


def test_each_stands_in_one_form() -> None:
    assert len(CHOSEN) == len(set(CHOSEN))


def test_a_form_is_short_and_its_labels_are_apart() -> None:
    titles = [title for group in GROUPS.values() for title in group.values()]
    assert max(len(group) for group in GROUPS.values()) <= MOST_IN_A_FORM
    assert max(map(len, titles)) <= LONGEST_TITLE
    assert max(map(len, GROUPS)) <= LONGEST_NAME  # it is the form's title
    assert len(set(titles)) == len(titles)
