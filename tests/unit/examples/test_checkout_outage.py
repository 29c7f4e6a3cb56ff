"""The example incident: complete, consistent, and typed in a way that the parsers understand."""

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.postmortem.catalogue import SECTIONS, questions_in
from handlers.parsing.dates import take_due_date
from handlers.parsing.times import take_time

FOLDER = Path(__file__).parents[3] / "examples" / "checkout-outage"
OPERATIONS = {"say", "reply", "edit", "delete", "react", "unreact", "pin", "command", "submit", "click"}
Entry = dict[str, Any]
NEEDLESS = {"detected_by_other", "status_page_link"}  # the answers beside them leave nothing to say


@cache
def exported() -> dict[str, list[Entry]]:
    """Channel name to its messages, in the order of their days."""
    found: dict[str, list[Entry]] = {}
    for day in sorted(FOLDER.glob("*/*.json")):
        found.setdefault(day.parent.name, []).extend(json.loads(day.read_text()))
    return found


@cache
def script() -> list[Entry]:
    found: list[Entry] = yaml.safe_load((FOLDER / "script.yaml").read_text())
    return found


@cache
def users() -> dict[str, Entry]:
    """Name to user, as in users.json."""
    return {user["name"]: user for user in json.loads((FOLDER / "users.json").read_text())}


def messages() -> list[Entry]:
    return [message for channel in exported().values() for message in channel]


def entries(operation: str) -> list[Entry]:
    return [entry for entry in script() if operation in entry]


def commands(subcommand: str) -> list[tuple[Entry, str]]:
    """The commands of one kind, each with what follows the subcommand."""
    start = f"/incident {subcommand} "
    return [(entry, entry["command"].removeprefix(start)) for entry in entries("command") if start in entry["command"]]


def typed_at(entry: Entry, text: str, *, bare: bool) -> datetime | None:
    zone = users()[entry["user"]]["tz"]
    return take_time(text, now=entry["at"], tz=zone, bare=bare).occurred_at


def test_it_has_more_than_sixty_messages() -> None:
    assert len(messages()) + len(entries("say")) + len(entries("reply")) == 64


def test_it_has_seven_edits() -> None:
    assert len([message for message in messages() if "edited" in message]) + len(entries("edit")) == 7


def test_it_has_three_deletions() -> None:
    assert len(entries("delete")) == 3


def test_it_has_three_threads() -> None:
    roots = {message["thread_ts"] for message in messages() if "thread_ts" in message}
    assert len(roots | {entry["message"] for entry in entries("reply")}) == 3


def test_it_has_seven_pushpins_one_of_them_taken_away_and_a_pin() -> None:
    assert [len(entries(operation)) for operation in ("react", "unreact", "pin")] == [7, 1, 1]


def test_it_holds_a_file_code_links_emoji_and_template_characters() -> None:
    texts = "\n".join(message["text"] for message in messages())
    assert any(message.get("files") for message in messages())
    for piece in ("```", "<https://", ":tada:", "&lt;/script&gt;", "{{", "&amp;&amp;", " | ", "*could not*"):
        assert piece in texts


def test_the_timestamps_of_messages_are_unique_and_ascend_in_each_channel() -> None:
    for channel in exported().values():
        stamps = [message["ts"] for message in channel]
        assert stamps == sorted(set(stamps))
    assert len({message["ts"] for message in messages()}) == len(messages())


def test_the_script_is_in_the_order_of_time() -> None:
    times = [entry["at"] for entry in script()]
    assert times == sorted(times)
    assert all(moment.tzinfo is not None for moment in times)


def test_each_entry_of_the_script_does_one_thing() -> None:
    for entry in script():
        assert len(OPERATIONS & entry.keys()) == 1, entry
        assert entry.keys() <= OPERATIONS | {"at", "user", "channel", "message", "as"}, entry


def test_everybody_who_speaks_exists() -> None:
    ids = {user["id"] for user in users().values()}
    assert {entry["user"] for entry in script()} <= users().keys()
    assert {message["user"] for message in messages()} <= ids
    assert set(re.findall(r"<@(\w+)>", "".join(message["text"] for message in messages()))) <= ids


def test_every_channel_exists_and_holds_its_speakers() -> None:
    channels = {channel["name"]: channel for channel in json.loads((FOLDER / "channels.json").read_text())}
    assert {entry["channel"] for entry in script() if "channel" in entry} <= channels.keys()
    for name, said in exported().items():
        assert {message["user"] for message in said} <= set(channels[name]["members"])


def test_every_reference_names_a_message_said_before() -> None:
    said = {message["ts"]: datetime.fromtimestamp(float(message["ts"]), UTC) for message in messages()}
    said |= {entry["as"]: entry["at"] for entry in script() if "as" in entry}
    for entry in script():
        assert "message" not in entry or said[entry["message"]] < entry["at"], entry


def test_people_change_only_messages_of_their_own() -> None:
    authors = {message["ts"]: message["user"] for message in messages()}
    authors |= {entry["as"]: users()[entry["user"]]["id"] for entry in script() if "as" in entry}
    for entry in entries("edit") + entries("delete"):
        assert authors[entry["message"]] == users()[entry["user"]]["id"]


def test_messages_are_in_wire_form() -> None:
    for message in messages():
        bare = re.sub(r"<(@\w+|https://[^<>\s|]+(\|[^<>]+)?)>", "", message["text"])
        assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", bare), message


def test_addresses_belong_to_nobody() -> None:
    everything = "".join(path.read_text() for path in FOLDER.rglob("*.*") if path.suffix != ".png")
    hosts = set(re.findall(r"https?://([^/\s|>\"]+)", everything))
    assert hosts
    workspace = "example.slack.com"  # the emulated one, where files that were shared have their address
    assert all(host.endswith(".example") or host == workspace for host in hosts)


def test_milestones_fall_where_the_messages_say() -> None:
    marked = {text.split()[0]: typed_at(entry, text.partition(" ")[2], bare=True) for entry, text in commands("mark")}
    assert {name: moment and f"{moment:%H:%M}" for name, moment in marked.items()} == {
        "investigating": None,
        "started": "09:52",
        "detected": "09:55",
        "paged": "09:57",
        "identified": "10:31",
        "mitigated": "10:44",
        "verified": "11:16",
    }


def test_notes_carry_the_times_their_writers_meant() -> None:
    noted = [typed_at(entry, text, bare=False) for entry, text in commands("note")]
    assert [moment and f"{moment:%H:%M:%S}" for moment in noted] == [
        "09:50:00",
        None,
        "10:13:50",
        "10:39:00",
        "10:55:00",
    ]


def test_action_items_have_owners_and_due_dates() -> None:
    due = [
        take_due_date(re.sub(r"@(\w+)", r"<@U1|\1>", text), today_now=entry["at"], tz="UTC").due_on
        for entry, text in commands("action")
    ]
    assert due == [date(2026, 11, 13), date(2026, 11, 19), date(2026, 12, 11)]
    assert all(re.search(r" @(ada|ben|dana) ", text) for _, text in commands("action"))


def test_five_whys_follow_the_resolution() -> None:
    position = next(n for n, entry in enumerate(script()) if "/incident resolve" in entry.get("command", ""))
    assert all(entry["submit"].keys() == {"answer"} for entry in script()[position + 1 : position + 6])
    assert len([entry for entry in entries("submit") if "answer" in entry["submit"]]) == 5


def test_every_group_of_questions_is_answered_with_its_own_keys() -> None:
    answered = {}
    for opened, submitted in zip(script(), script()[1:], strict=False):
        section = opened.get("command", "").removeprefix("/incident answer ")
        if section != opened.get("command", ""):
            answered[section] = submitted["submit"].keys()
    assert answered.keys() == {section.key for section in SECTIONS if not section.is_wizard}
    for section, keys in answered.items():
        assert keys == {row.key for row in questions_in(section)} - NEEDLESS
