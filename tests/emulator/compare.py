"""Compares the emulator with another implementation of Slack's Web API: the same calls, and where answers differ.

Run it as `python -m tests.emulator.compare --url https://slack.com/api/ --token xoxb-…`. It makes a channel of
its own there, posts into it and archives it. Only `ok`, `error` and the names of keys are compared, no values.
"""

import json
import secrets
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import click
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.emulator import Emulator
from bot.emulator.api.parameters import PARAMETERS
from tests.emulator.compare_script import SCRIPT, Step
from tests.emulator.world import wide_manifest

BY_ID = (".shares.public.", ".shares.private.", ".emoji.")  # below these, keys are names that somebody made up


class Answer(NamedTuple):
    """What is compared of one answer; `keys` are paths, with `[]` for any item of a list."""

    ok: bool
    error: str
    keys: frozenset[str]


def answers(client: WebClient, name: str, pause: float = 0.0) -> list[Answer]:
    """Carry out the script in a channel of this name; the answers in its order."""
    facts = {"name": name}
    found = []
    for step in SCRIPT:
        body = _called(client, step, facts)
        facts |= {fact: str(_at(body, path)) for fact, path in step.keeps.items()}
        found.append(Answer(bool(body.get("ok")), str(body.get("error", "")), frozenset(_keys(body))))
        time.sleep(pause)
    return found


def differences(ours: list[Answer], theirs: list[Answer]) -> list[str]:
    """One line for each thing that differs, as `number method: what`."""
    lines = []
    for number, (step, our, their) in enumerate(zip(SCRIPT, ours, theirs, strict=True), 1):
        at = f"{number} {step.method}"
        if (our.ok, our.error) != (their.ok, their.error):
            lines.append(f"{at}: {our.error or 'ok'} here, {their.error or 'ok'} there")
            continue
        lines += [f"{at}: {key} only here" for key in sorted(our.keys - their.keys)]
        lines += [f"{at}: {key} only there" for key in sorted(their.keys - our.keys)]
    return lines


def _called(client: WebClient, step: Step, facts: dict[str, str]) -> dict[str, Any]:
    """The body of an answer, whether it is a refusal or not."""
    arguments = _filled(dict(step.arguments), facts)
    reads_json = step.method in PARAMETERS and PARAMETERS[step.method].reads_json
    try:
        if reads_json:
            return dict(client.api_call(step.method, json=arguments).data)  # type: ignore[arg-type]
        flat = {k: v if isinstance(v, str) else json.dumps(v) for k, v in arguments.items()}
        return dict(client.api_call(step.method, params=flat).data)  # type: ignore[arg-type]
    except SlackApiError as refused:
        return dict(refused.response.data)


def _filled(value: Any, facts: dict[str, str]) -> Any:
    """The arguments with facts in the place of their names; one that is not known stays as it is."""
    if isinstance(value, str):
        for fact, known in facts.items():
            value = value.replace(f"{{{fact}}}", known)
        return value
    if isinstance(value, dict):
        return {key: _filled(one, facts) for key, one in value.items()}
    return [_filled(one, facts) for one in value] if isinstance(value, list) else value


def _at(body: dict[str, Any], path: str) -> Any:
    found: Any = body
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _keys(body: Any, at: str = "") -> Iterator[str]:
    if isinstance(body, dict) and not f"{at}.".endswith(BY_ID):
        for key, value in body.items():
            yield f"{at}.{key}"
            yield from _keys(value, f"{at}.{key}")
    elif isinstance(body, list):
        for item in body:
            yield from _keys(item, f"{at}[]")


def client_of(url: str, token: str) -> WebClient:
    """A client that waits where the other side limits its rate."""
    return WebClient(token=token, base_url=url, retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=3)])


@click.command()
@click.option("--url", required=True, help="The other Web API's address, as https://slack.com/api/.")
@click.option("--token", required=True, envvar="SLACK_BOT_TOKEN", help="A bot's token there.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two calls there.")
def main(url: str, token: str, pause: float) -> None:
    """Say where the emulator answers otherwise than another implementation; ends with 1 where it does."""
    name = f"compare-{secrets.token_hex(4)}"
    with Emulator(wide_manifest()) as emulator:
        ours = answers(client_of(emulator.api_url, emulator.bot_token), name)
    found = differences(ours, answers(client_of(f"{url.rstrip('/')}/", token), name, pause))
    for line in found:
        click.echo(line)
    click.echo(f"{len(SCRIPT)} calls, {len(found)} differences")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
