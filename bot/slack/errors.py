"""Turns what slack_sdk raises into the one error of this boundary."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from urllib.error import HTTPError

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.usecases.ports import SlackError

# Trying again may help: Slack is busy or unwell, or an administrator can mend the token meanwhile.
_PASSING = frozenset(
    {
        "ratelimited", "rate_limited", "message_limit_exceeded", "internal_error", "fatal_error", "request_timeout",
        "service_unavailable", "team_added_to_org", "accesslimited", "invalid_auth", "token_revoked",
        "token_expired", "account_inactive", "not_authed",
    }
)  # fmt: skip


@contextmanager
def one_error() -> Iterator[None]:
    """Within this block, every failure of a call to Slack is a `SlackError`."""
    try:
        yield
    except SlackApiError as refused:
        raise _refused(refused) from refused
    except HTTPError as failed:
        raise _failed(failed) from failed
    except (SlackClientError, HTTPException, OSError) as lost:
        raise SlackError(f"connection: {type(lost).__name__}") from lost


def _failed(failed: HTTPError) -> SlackError:
    """The error of a host beside the Web API, which takes uploads."""
    if failed.code == 429:
        return SlackError("ratelimited", retry_after=float(failed.headers.get("Retry-After") or 1))
    return SlackError(f"http_{failed.code}", is_permanent=400 <= failed.code < 500)


def _refused(refused: SlackApiError) -> SlackError:
    response = refused.response
    status = getattr(response, "status_code", 200)
    if status == 429:
        retry_after = float(response.headers.get("Retry-After") or response.headers.get("retry-after") or 1)
        return SlackError("ratelimited", retry_after=retry_after)
    error = response.get("error") if isinstance(response.data, dict) else None
    if status >= 500 or not error:
        return SlackError(f"http_{status}")
    return SlackError(error, is_permanent=error not in _PASSING)
