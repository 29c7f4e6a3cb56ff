"""The golden documents: which record in which form makes which file. Run it as a module to write them anew."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bot.postmortem.record import Record
from bot.rendering.documents import markdown
from bot.rendering.templates import template_names
from bot.rendering.timeline_json import log_json, timeline_json
from tests.unit.postmortem.sample import empty_record, full_record
from tests.unit.postmortem.talk import talk_record

FOLDER = Path(__file__).parent

RECORDS: Mapping[str, Callable[[], Record]] = {"full": full_record, "empty": empty_record, "talk": talk_record}
FORMS: Mapping[str, Callable[[Record], str]] = {
    **{f"{name}.md": partial(markdown, template=name) for name in template_names()},
    "timeline.json": timeline_json,
    "log.json": log_json,
}
CASES = [(form, name) for form in FORMS for name in RECORDS]


def rendered(form: str, name: str) -> str:
    """Return the document as it comes out now."""
    return FORMS[form](RECORDS[name]())


def golden_file(form: str, name: str) -> Path:
    """Return where the reviewed document lies."""
    return FOLDER / f"{name}-{form}"


if __name__ == "__main__":
    for case in CASES:
        golden_file(*case).write_bytes(rendered(*case).encode())
