"""Slack's own record of its methods and shapes, where it lies beside the project."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.emulator.records import Traffic

SLACK = Path(__file__).resolve().parents[3] / "shared" / "slack"

needs_oracle = pytest.mark.skipif(not SLACK.is_dir(), reason="../shared/slack is not beside the project")

# Slack documents these methods, and the record beside the project lacks them.
UNRECORDED = {"chat.deleteScheduledMessage", "chat.meMessage", "chat.scheduleMessage", "chat.scheduledMessages.list"}
UNRECORDED |= {"conversations.close", "conversations.leave", "conversations.mark", "files.delete"}
UNRECORDED |= {"files.list", "reactions.list", "users.getPresence", "users.profile.get"}
# Errors that Slack documents for every method.
GENERAL = {"not_authed", "invalid_auth", "unknown_method", "missing_scope", "invalid_arguments", "account_inactive"}
GENERAL |= {"not_allowed_token_type", "ratelimited", "internal_error", "invalid_json", "json_not_object"}
GENERAL |= {"token_expired", "token_revoked", "fatal_error"}
SENT_BY_BOLT = {"team_id"}  # with every call, whether the method knows it or not
# What Slack answers though the page of the method does not say so, by the end of the method's name.
UNDOCUMENTED: dict[str, set[str]] = {
    "not_in_channel": {"chat.update", "chat.delete", "pins.add", "pins.list", "pins.remove", "reactions.add",
                       "reactions.get", "reactions.remove", "conversations.replies", "bookmarks.add",
                       "bookmarks.edit", "bookmarks.list", "bookmarks.remove", "canvases.create"},
    "is_archived": {"chat.update", "chat.delete", "pins.add", "pins.remove", "reactions.remove", "bookmarks.add",
                    "bookmarks.edit", "bookmarks.remove"},
    "thread_not_found": {"chat.postMessage"},
    "invalid_attachments": {"chat.postMessage"},
    "msg_too_long": {"chat.postMessage"},
    "channel_not_found": {"canvases.create", "conversations.canvases.create"},
    "canvas_creation_failed": {"conversations.canvases.create"},
    "user_not_found": {"users.conversations"},
    "already_in_channel": {"conversations.invite"},
    "invalid_view": {"views.open"},
}  # fmt: skip
ODD_RECORDS = {"files.completeUploadExternal"}  # has made-up channel ids for keys
FREE_KEYS = (".emoji.",)  # names that a workspace has made up
# In Slack's examples, or in the answers of other methods, and not in the recorded one.
UNRECORDED_KEYS = {"auth.revoke: .revoked", "conversations.info: .channel.properties.canvas"}


@cache
def recorded(path: str) -> Any:
    """One JSON file of the record."""
    return json.loads((SLACK / path).read_text())


def strange_keys(ours: Any, theirs: Any, at: str = "") -> list[str]:
    """The paths of keys that we print and the recorded shape lacks; a blank recorded object allows any key."""
    if isinstance(ours, dict) and isinstance(theirs, dict) and theirs:
        found = [f"{at}.{k}" for k in ours if k not in theirs]
        for key in ours.keys() & theirs.keys():
            found += strange_keys(ours[key], theirs[key], f"{at}.{key}")
        return found
    if isinstance(ours, list) and isinstance(theirs, list) and theirs:
        return [path for item in ours for path in strange_keys(item, theirs[0], f"{at}[]")]
    return []


def is_documented(method: str, error: str) -> bool:
    """Whether Slack says that the method may answer this error."""
    if error in GENERAL or method in UNDOCUMENTED.get(error, ()):
        return True
    return error in recorded(f"methods/{method}.json")["errors"]


def strange_errors(calls: Iterable[Traffic]) -> set[str]:
    """The refusals among these calls, as `method: error`, that Slack does not document."""
    refused = {(call.name, str(call.response["error"])) for call in calls if call.response and "error" in call.response}
    return {f"{method}: {error}" for method, error in refused if not is_documented(method, error)}


def disagreements(calls: Iterable[Traffic]) -> set[str]:
    """Where these calls and their answers are not as Slack documents them; empty where the record is absent."""
    if not SLACK.is_dir():
        return set()
    known = [call for call in calls if (SLACK / f"methods/{call.name}.json").exists() and call.name != "api.test"]
    return strange_errors(known) | strange_arguments(known) | strange_answers(known)


def strange_answers(calls: Iterable[Traffic]) -> set[str]:
    """The keys in answers, as `method: .path`, that the recorded answer of the method lacks."""
    shaped = [call for call in calls if (SLACK / f"responses/{call.name}.json").exists()]
    return {
        f"{call.name}: {path}"
        for call in shaped
        if call.response and call.response["ok"] and call.name not in ODD_RECORDS
        for path in strange_keys(call.response, recorded(f"responses/{call.name}.json"))
        if not path.startswith(FREE_KEYS) and f"{call.name}: {path}" not in UNRECORDED_KEYS
    }


def strange_arguments(calls: Iterable[Traffic]) -> set[str]:
    """The arguments among these calls, as `method: name`, that Slack does not document."""
    return {
        f"{call.name}: {name}"
        for call in calls
        for name in call.arguments
        if name not in recorded(f"methods/{call.name}.json")["args"]["properties"] and name not in SENT_BY_BOLT
    }
