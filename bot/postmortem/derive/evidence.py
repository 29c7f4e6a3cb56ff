"""What shows it: images, logs and dashboards that were shared, and earlier incidents much like this one."""

from collections import defaultdict
from collections.abc import Iterator

from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.hosts import LinkKind, link_kind
from bot.postmortem.known import Known, once
from bot.postmortem.links import links_in
from bot.postmortem.screenshots import caption
from bot.postmortem.screenshots import screenshots as images_of


def screenshots(known: Known) -> Fact | None:
    """The images of the log, each with what it shows, and who shared it when."""
    entries = tuple(
        derived("screenshots", caption(shot, known), f"file:{shot.file.file_id}", known.place_of(shot.message))
        for shot in images_of(known)
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


def _links(key: str, kind: LinkKind, known: Known) -> Fact | None:
    entries = tuple(derived(key, shown, *sources) for shown, sources in _given(known).get(kind, ()))
    return listed(key, entries) if entries else None


@once
def _given(known: Known) -> dict[LinkKind | None, list[tuple[str, tuple[str, ...]]]]:
    """By what they show the links of the record in wire form, each once, with its evidence where it was first given."""
    given: dict[LinkKind | None, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    seen: set[str] = set()
    for text, sources in _texts(known):
        for address, label in links_in(text):
            if address not in seen:
                seen.add(address)
                shown = f"<{address}|{label}>" if label else f"<{address}>"
                given[link_kind(address, known.record.link_hosts)].append((shown, sources))
    return given


def _texts(known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text that may hold a link, with its evidence: what was said, then what commands recorded."""
    for message in known.log:
        if "http" in message.text:
            yield message.text, (known.place_of(message),)
    for event in known.events:
        if event.message_ts is None and "http" in event.text:
            yield event.text, known.sources(event)
