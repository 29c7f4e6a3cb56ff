"""Transcripts: golden files that hold what people do, and word for word what they see of it.

A line that begins with "> " is done; what stands below it, down to the next one, is what was seen:

    > at 10:05                              the clock is moved (UTC, the day after where that is past)
    > ada in #general: /incident note …     a command, also "in DM"; then the answer, the modal, and what was stored
    > ada in #general says: …               a message
    > ada submits: title=Checkout fails     the open modal; several fields are parted by " ; "; a channel is "#name"
    > ada clicks why_back                   a button of the open modal or, "in #channel" or "in DM", of a message
    > ada picks <value> of menu_pick:role in #channel
    > ada closes the modal
    > ada reads DM                          what the bot wrote to her, as it stands now
    > ada reads #inc-1                      what the bot wrote into the channel, as it stands now
    > ada reads what only she sees          the newest private answer, as it stands now
"""

import re
from collections.abc import Callable
from datetime import timedelta

from bot.rendering.slack.channel_fields import PICKED
from tests.support.stage import Scene
from tests.support.stage_reading import direct, message_lines, posts, stored, view_lines, words

_DEEDS: list[tuple[re.Pattern[str], Callable[..., list[str]]]] = []


def play(scene: Scene, transcript: str) -> str:
    """Do what the transcript says, and return it with what is seen now."""
    lines: list[str] = []
    for line in transcript.splitlines():
        if line.startswith("> "):
            lines += [line, *(f"  {seen}".rstrip() for seen in _do(scene, line[2:]))]
        elif not line.startswith(" "):
            lines.append(line)
    return "\n".join(lines) + "\n"


def _do(scene: Scene, line: str) -> list[str]:
    before = stored(scene)
    for pattern, deed in _DEEDS:
        if match := pattern.fullmatch(line):
            return [*deed(scene, **match.groupdict()), *_difference(before, stored(scene))]
    raise ValueError(f"no such deed: {line}")


def _difference(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """Return one line that names what was stored, none where nothing was."""
    more = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    return [f"+ {', '.join(f'{count} {name}' for name, count in more.items())}"] if more else []


def _deed(pattern: str) -> Callable[[Callable[..., list[str]]], Callable[..., list[str]]]:
    def register(function: Callable[..., list[str]]) -> Callable[..., list[str]]:
        _DEEDS.append((re.compile(pattern), function))
        return function

    return register


@_deed(r"at (?P<hour>\d\d):(?P<minute>\d\d)")
def _at(scene: Scene, hour: str, minute: str) -> list[str]:
    now = scene.stage.clock.now()
    moment = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    scene.wait_until(moment if moment >= now else moment + timedelta(days=1))
    return []


@_deed(r"(?P<who>\w+) in (?P<where>DM|#[\w-]+): /incident ?(?P<text>.*)")
def _command(scene: Scene, who: str, where: str, text: str) -> list[str]:
    known = scene.view(who)
    outcome = scene.type(who, text, where)
    said = words(scene, outcome.text).split("\n") if outcome.text else []
    answer = outcome.payload or {}  # what is shown later is no part of the answer
    if blocks := answer.get("blocks") or (() if answer.get("text") else outcome.blocks):
        said = message_lines(scene, {"blocks": blocks})
    problem = [f"! {outcome.error}"] if outcome.error else []
    view = scene.view(who)
    return [*said, *problem, *(view_lines(scene, view) if view and view != known else [])]


@_deed(r"(?P<who>\w+) in #(?P<where>[\w-]+) says: (?P<text>.*)")
def _says(scene: Scene, who: str, where: str, text: str) -> list[str]:
    scene.say(who, scene.enter(who, where), text)
    return []


@_deed(r"(?P<who>\w+) submits: (?P<fields>.*)")
def _submits(scene: Scene, who: str, fields: str) -> list[str]:
    pairs = (field.split("=", 1) for field in fields.split(" ; "))
    values = {name: [value] if name in ("stop", "test", "keep") else value for name, value in pairs}
    values |= {name: scene.channel(str(value)[1:]) for name, value in values.items() if name.endswith(PICKED) and value}
    outcome = scene.submit(who, values)
    return [*(f"! {error}" for error in outcome.errors.values()), *_shown(scene, who)]


@_deed(r"(?P<who>\w+) picks (?P<choice>.+) of (?P<action>[\w:]+) in #(?P<where>[\w-]+)")
def _picks(scene: Scene, who: str, choice: str, action: str, where: str) -> list[str]:
    scene.click(who, action, channel=scene.channel(where), selected=choice)
    return _shown(scene, who)


@_deed(r"(?P<who>\w+) clicks (?P<action>[\w:]+)(?: in (?P<where>DM|#[\w-]+))?")
def _clicks(scene: Scene, who: str, action: str, where: str | None) -> list[str]:
    if where is None:
        scene.click(who, action)
    else:
        channel = scene.control.dm(scene.people[who]) if where == "DM" else scene.channel(where[1:])
        scene.click(who, action, channel=channel)
    return _shown(scene, who)


@_deed(r"(?P<who>\w+) closes the modal")
def _closes(scene: Scene, who: str) -> list[str]:
    scene.control.close_view(scene.people[who])
    scene.finish()
    return _shown(scene, who)


@_deed(r"(?P<who>\w+) reads DM")
def _reads_direct(scene: Scene, who: str) -> list[str]:
    return [line for said in direct(scene, who) for line in ("--", *message_lines(scene, said))]


@_deed(r"(?P<who>\w+) reads #(?P<where>[\w-]+)")
def _reads(scene: Scene, who: str, where: str) -> list[str]:
    said = posts(scene, scene.channel(where))
    return [line for one in said for line in ("--", *message_lines(scene, one))]


@_deed(r"(?P<who>\w+) reads what only (?:she|he) sees")
def _reads_private(scene: Scene, who: str) -> list[str]:
    return message_lines(scene, scene.control.ephemerals(scene.people[who])[-1])


def _shown(scene: Scene, who: str) -> list[str]:
    view = scene.view(who)
    return view_lines(scene, view) if view else ["(no modal is open)"]
