"""Makes the clients that talk to Slack."""

from collections.abc import Callable

from slack_sdk import WebClient

from bot.slack.errors import one_error

TIMEOUT = 10


def web_client(token: str | None, api_url: str) -> WebClient:
    """Return a client of the Web API at `api_url` that gives up on an answer after `TIMEOUT` seconds."""
    return WebClient(token=token, base_url=api_url, timeout=TIMEOUT)


def socket_address(app_token: str, api_url: str) -> Callable[[], str]:
    """Return a function that asks Slack for the address of a new Socket Mode connection, or raises `SlackError`."""
    client = web_client(app_token, api_url)

    def ask() -> str:
        with one_error():
            return str(client.apps_connections_open(app_token=app_token)["url"])

    return ask
