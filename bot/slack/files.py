"""Sends a file's bytes to the address that Slack gave for them."""

from urllib.parse import urlsplit
from urllib.request import Request, urlopen

TIMEOUT = 30


def send_bytes(address: str, content: bytes) -> None:
    """POST `content` to `address`; raises `urllib.error.HTTPError` or OSError where it does not arrive."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise OSError("an upload address that is no web address")
    headers = {"Content-Type": "application/octet-stream"}
    with urlopen(Request(address, data=content, headers=headers, method="POST"), timeout=TIMEOUT):
        return
