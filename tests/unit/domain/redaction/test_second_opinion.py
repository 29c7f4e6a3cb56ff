"""What detect-secrets finds in our samples is gone from the redacted text, too."""

import pytest
from detect_secrets import settings as config
from detect_secrets.core import scan

from bot.domain.redaction import redact
from tests.unit.domain.redaction.making import Sample
from tests.unit.domain.redaction.samples_of_clouds import CLOUDS, CODE, KEYS
from tests.unit.domain.redaction.samples_of_services import OPERATIONS, SERVICES, WRITTEN

SAMPLES = [*KEYS, *CLOUDS, *CODE, *OPERATIONS, *SERVICES, *WRITTEN]
# Those that know forms. The others look for randomness, and find it in hashes and in our marks.
PLUGINS = """
    ArtifactoryDetector AWSKeyDetector AzureStorageKeyDetector BasicAuthDetector CloudantDetector
    DiscordBotTokenDetector GitHubTokenDetector GitLabTokenDetector IbmCloudIamDetector JwtTokenDetector
    MailchimpDetector NpmDetector OpenAIDetector PrivateKeyDetector PypiTokenDetector SendGridDetector
    SlackDetector SoftlayerDetector SquareOAuthDetector StripeDetector TelegramBotTokenDetector
    TwilioKeyDetector
"""
SETTINGS = {"plugins_used": [{"name": name} for name in PLUGINS.split()], "filters_used": []}


def opinion(text: str) -> set[str]:
    """Return the types of the secrets that detect-secrets finds in `text`."""
    with config.transient_settings(SETTINGS):
        return {secret.type for line in text.splitlines() for secret in scan.scan_line(line)}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.kind}: {sample.text[:12]}")
def test_nothing_is_left_for_detect_secrets_to_find(sample: Sample) -> None:
    assert opinion(redact(f"we used {sample.text} here").text) == set()


def test_detect_secrets_finds_many_of_the_samples_before() -> None:
    assert len({kind for sample in SAMPLES for kind in opinion(f"we used {sample.text} here")}) >= 10
