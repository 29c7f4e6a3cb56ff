"""The app manifest asks for exactly what the code uses: commands, shortcuts, events and scopes, none spare."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.emulator.api.scopes import BY_KIND, FIXED, NONE_NEEDED
from bot.emulator.api.table import METHODS
from bot.paths import data_path
from handlers.bolt import COMMAND
from handlers.events import EVENTS
from handlers.registry import COMMANDS
from tests.support.walls import Source, dotted, sources_below

# Methods that need other scopes in other conversations, and the kinds of conversations that they are called on:
# channels that we open are public or, where that was asked for, private; those that we are let into ("start here",
# "watch") may be private, drafts and reminders go into direct messages, where those already sent are looked for after
# a crash.
CALLED_ON = {
    "conversations.create": ("channel", "group"),
    "conversations.history": ("channel", "group", "im"),
    "conversations.info": ("channel", "group"),
    "conversations.invite": ("channel", "group"),
    "conversations.list": ("channel", "group"),
    "conversations.members": ("channel", "group"),
    "conversations.open": ("im",),
    "conversations.replies": ("channel", "group"),
    "conversations.setTopic": ("channel", "group"),
}

# What the code calls by one name, Slack lets an app subscribe to by the kind of conversation.
SUBSCRIPTIONS = {"message": ("message.channels", "message.groups", "message.im")}
EVENT_SCOPES: dict[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "channel_id_changed": ("channels:read", "groups:read"),
    "channel_left": ("channels:read",),
    "channel_rename": ("channels:read",),
    "file_change": ("files:read",),
    "file_deleted": ("files:read",),
    "group_left": ("groups:read",),
    "group_rename": ("groups:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "pin_added": ("pins:read",),
    "pin_removed": ("pins:read",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "user_change": ("users:read",),
}

Manifest = dict[str, Any]
Need = tuple[str, frozenset[str]]


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    loaded: Manifest = yaml.safe_load(data_path("app.yaml").read_text("utf-8"))
    return loaded


def calls_on_client(sources: list[Source]) -> set[str]:
    """Return the Web API methods called as `self._client.<name>(…)`, under Slack's names."""
    by_python_name = {re.sub(r"\.", "_", method): method for method in METHODS}
    called = {
        node.func.attr
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if dotted(node.func.value) == "self._client"
    }
    return {by_python_name[name] for name in called}


def registered(kind: str) -> set[str]:
    """Return what the handlers register with Bolt by `app.<kind>("name")`."""
    return {
        argument.value
        for source in sources_below("handlers")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and dotted(node.func) in (f"app.{kind}", f"app.message_{kind}")
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def needs() -> Iterator[Need]:
    """Yield (what for, scopes of which any one will do) for all that the code does."""
    yield "the slash command", frozenset({"commands"})
    for method in calls_on_client(sources_below("bot/slack")) - NONE_NEEDED:
        if method in FIXED:
            yield method, frozenset(FIXED[method])
        for kind in CALLED_ON[method] if method in BY_KIND else ():
            yield f"{method} in a {kind}", frozenset(BY_KIND[method][kind])
    for event in subscribed():
        for scope in EVENT_SCOPES[event]:
            yield event, frozenset({scope})


def subscribed() -> set[str]:
    return {name for kind in EVENTS for name in SUBSCRIPTIONS.get(kind, (kind,))}


def unmet(scopes: set[str]) -> list[str]:
    return sorted(f"{what}: {' or '.join(sorted(any_of))}" for what, any_of in needs() if not any_of & scopes)


def scopes_of(manifest: Manifest) -> set[str]:
    return set(manifest["oauth_config"]["scopes"]["bot"])


def test_the_slash_command_is_the_one_that_is_handled(manifest: Manifest) -> None:
    assert [command["command"] for command in manifest["features"]["slash_commands"]] == [COMMAND]


def test_mentions_in_the_slash_command_arrive_as_ids(manifest: Manifest) -> None:
    assert [command["should_escape"] for command in manifest["features"]["slash_commands"]] == [True]


def test_the_hint_names_only_subcommands_that_exist(manifest: Manifest) -> None:
    [command] = manifest["features"]["slash_commands"]
    assert set(command["usage_hint"].split(" | ")) - set(COMMANDS) == set()


def test_the_shortcuts_are_those_that_are_handled(manifest: Manifest) -> None:
    offered = {shortcut["callback_id"] for shortcut in manifest["features"].get("shortcuts", ())}
    assert offered == registered("shortcut")


def test_exactly_the_events_that_are_handled_are_subscribed_to(manifest: Manifest) -> None:
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == subscribed()


def test_no_scope_is_missing(manifest: Manifest) -> None:
    assert unmet(scopes_of(manifest)) == []


def test_no_scope_is_spare(manifest: Manifest) -> None:
    scopes = scopes_of(manifest)
    assert [scope for scope in sorted(scopes) if not unmet(scopes - {scope})] == []


def test_every_scope_is_named_once(manifest: Manifest) -> None:
    assert len(scopes_of(manifest)) == len(manifest["oauth_config"]["scopes"]["bot"])


def test_the_kinds_of_conversations_are_told_for_every_method_that_is_called() -> None:
    assert calls_on_client(sources_below("bot/slack")) & BY_KIND.keys() == CALLED_ON.keys()


def test_buttons_and_modals_reach_the_app(manifest: Manifest) -> None:
    assert manifest["settings"]["interactivity"]["is_enabled"] is True


def test_the_app_is_reached_by_socket_mode(manifest: Manifest) -> None:
    assert manifest["settings"]["socket_mode_enabled"] is True
