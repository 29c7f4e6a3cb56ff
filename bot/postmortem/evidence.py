"""Whether each thing that a document says is supported by the record that it was made from."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.ids import ChannelId, MessageTs
from bot.postmortem.document import Document
from bot.postmortem.facts import Fact
from bot.postmortem.record import Record

ADDRESS = ("http://", "https://")


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One thing that a document says: where it stands, and the evidence that it names."""

    place: str
    sources: tuple[str, ...]


def claims(document: Document) -> Iterator[Claim]:
    """Yield what a document says: rows, facts and their entries, whys and actions; open questions say nothing."""
    for row in document.timeline:
        yield Claim(place=f"timeline row {row.time}", sources=row.sources)
    for key, fact in document.facts.items():
        yield from _of(fact, key)
    for why in (why for line in (document.whys, *document.branches) for why in line):
        yield from _of(why.answer, f"why {why.number}")
    if document.root_cause is not None:
        yield from _of(document.root_cause, "root cause")
    for lines in document.actions.values():
        for line in lines:
            yield Claim(place=f"action item {line.number}", sources=(f"action:{line.number}",))


def unsupported(document: Document, record: Record) -> list[tuple[Claim, str]]:
    """Return each claim that has no source, or one that the record does not hold, with what is wrong."""
    evidence = _evidence(record)
    found = []
    for claim in claims(document):
        lacking = [source for source in claim.sources if _bare(source) not in evidence]
        if not claim.sources:
            found.append((claim, "no source"))
        elif lacking:
            found.append((claim, f"not in the record: {', '.join(lacking)}"))
    return found


def path_of(channel_id: ChannelId, ts: MessageTs) -> str:
    """Return the part of a message's address that names it: channel and time, without workspace and thread."""
    return f"archives/{channel_id}/p{ts.replace('.', '')}"


def _of(fact: Fact, place: str) -> Iterator[Claim]:
    if fact.is_open:
        return
    yield Claim(place=place, sources=fact.sources)
    for number, entry in enumerate(fact.items, start=1):
        yield Claim(place=f"{place}, entry {number}", sources=entry.sources)


def _evidence(record: Record) -> set[str]:
    """The names of all the evidence that a record holds."""
    events = [event for event in record.timeline if event.retracted_at is None]
    return {
        *(f"timeline:{event.id if event.id is not None else event.kind.value}" for event in events),
        *(f"answer:{key}" for key, answer in record.answers.items() if answer.text.strip()),
        *(f"action:{item.number}" for item in record.action_items),
        *(f"incident:{name}" for name in record.incident.__slots__),
        *(f"incident:{one.key}" for one in record.related),
        *(f"sign_off:{one.role.value}" for one in record.sign_offs),
        *(f"role:{one.role.value}" for one in record.roles),
        *(f"archives/{one.channel_id}" for one in record.related),
        *(path_of(message.channel_id, message.ts) for message in record.messages),
        *(f"file:{file.file_id}" for message in record.messages for file in message.files),
    }


def _bare(source: str) -> str:
    """An address without its workspace and thread; any other source as it is."""
    if not source.startswith(ADDRESS):
        return source
    path = source.partition("/archives/")[2].partition("?")[0]
    return f"archives/{path}"
