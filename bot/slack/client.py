"""Makes the clients that talk to Slack."""

from slack_sdk import WebClient

TIMEOUT = 10


def web_client(token: str, api_url: str) -> WebClient:
    """Return a client of the Web API at `api_url` that gives up on an answer after `TIMEOUT` seconds."""
    return WebClient(token=token, base_url=api_url, timeout=TIMEOUT)
