"""What shows it: images, logs and dashboards that were shared, and earlier incidents much like this one."""

from collections.abc import Iterator

from bot.domain.messages import CapturedMessage, MessageFile
from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.hosts import LinkKind, link_kind
from bot.postmortem.known import Known
from bot.postmortem.links import links_in
from bot.postmortem.wire import escape, shorten

CAPTION_LIMIT = 120


def screenshots(known: Known) -> Fact | None:
    """The images of the log, each with what was said with it."""
    entries = tuple(
        _image(file, message, known)
        for message in known.log
        for file in message.files
        if file.mimetype.startswith("image/") and file.permalink
    )
    return listed("screenshots", entries) if entries else None


def logs(known: Known) -> Fact | None:
    """The links to log tools, each where it was first given."""
    return _links("logs", LinkKind.LOGS, known)


def metrics(known: Known) -> Fact | None:
    """The links to dashboards, each where it was first given."""
    return _links("metrics", LinkKind.METRICS, known)


def related_incidents(known: Known) -> Fact | None:
    """The earlier incidents that the record holds as related, the likest first."""
    entries = []
    for one in known.record.related:
        address = f"{known.record.workspace_url}archives/{one.channel_id}" if one.channel_id else None
        sources = (f"incident:{one.key}", address) if address else (f"incident:{one.key}",)
        entries.append(derived("related_incidents", f"{one.key}: {one.title.strip()}", *sources))
    return listed("related_incidents", tuple(entries)) if entries else None


def _image(file: MessageFile, message: CapturedMessage, known: Known) -> Fact:
    name = escape(file.name).replace("|", "/")
    caption = shorten(" ".join(message.text.split()), CAPTION_LIMIT)
    text = f"<{escape(file.permalink)}|{name}>" + (f": {caption}" if caption else "")
    return derived("screenshots", text, f"file:{file.file_id}", known.place_of(message))


def _links(key: str, kind: LinkKind, known: Known) -> Fact | None:
    found: dict[str, Fact] = {}
    for text, sources in _texts(known):
        for address, label in links_in(text):
            if address not in found and link_kind(address, known.record.link_hosts) is kind:
                shown = f"<{address}|{label}>" if label else f"<{address}>"
                found[address] = derived(key, shown, *sources)
    return listed(key, tuple(found.values())) if found else None


def _texts(known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text that may hold a link, with its evidence: what was said, then what commands recorded."""
    for message in known.log:
        if "http" in message.text:
            yield message.text, (known.place_of(message),)
    for event in known.events:
        if event.message_ts is None and "http" in event.text:
            yield event.text, known.sources(event)
