"""`scribe trail` and `scribe verify --trail`: who did what when, and whether that is as it was written."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

import click

from bot.domain.ids import UserId
from bot.domain.trail import Link
from bot.domain.trail_proof import Head, fault_of_head, first_fault, read_head
from bot.opened import number_of, warn_if_private
from bot.rendering.visible import on_terminal
from bot.storage import Store, Tx
from bot.told import Told
from bot.usecases.trail_reading import NamedChain, all_chains, chains_of_number, names_in, workspace_chains

Names = Mapping[UserId, str]


def print_trail(store: Store, key: str | None) -> None:
    """Print a chain in lines: position, time in UTC, who, what, and from what to what."""
    with store.read() as tx:
        for chain in _chosen(tx, key):
            names = names_in(tx, chain.team_id)
            click.echo(f"{chain.label}: {_count(len(chain.links))}, times in UTC")
            for link in chain.links:
                click.echo(on_terminal(_line(link, names)))


def print_json(store: Store, key: str | None) -> None:
    """Print the chains as JSON: all that is hashed, and the salts that were not wiped."""
    with store.read() as tx:
        found = [
            {"chain": chain.label, "team_id": chain.team_id, "entries": [_plain(link) for link in chain.links]}
            for chain in _chosen(tx, key)
        ]
    click.echo(json.dumps(found, indent=2))


def print_heads(store: Store, key: str | None) -> None:
    """Print the end of each chain, as `scribe verify --trail --head` takes it."""
    with store.read() as tx:
        for chain in _chosen(tx, key):
            if chain.links:
                click.echo(Head(position=chain.links[-1].position, hash=chain.links[-1].hash))


def verify_trail(store: Store, key: str | None, head: str | None) -> int:
    """Print for each chain whether it is whole; return 1 where one is not, or lacks the entry of `head`, else 0.

    Raises:
        Told: there is no such incident, or `head` is none.
    """
    kept = _kept(head)
    with store.read() as tx:
        chains = all_chains(tx) if key is None else _chosen(tx, key)
    faults = [fault for chain in chains if (fault := _checked(chain))]
    faults += _checked_head(chains, kept, is_one=key is not None) if kept else []
    return 1 if faults else 0


def _checked(chain: NamedChain) -> str | None:
    fault = first_fault(chain.links)
    if fault is None and not chain.links and chain.is_incident:
        fault = "entry 1 is missing, and all others: an incident has one at least"
    elif fault is None and not chain.is_known:
        fault = "there is no such incident: its entries were put there, or it was deleted"
    click.echo(f"{chain.label}: {_count(len(chain.links))}")
    click.echo(on_terminal(f"LOOK  {fault}") if fault else "ok    each follows the one before it, as it was written")
    return fault


def _checked_head(chains: list[NamedChain], kept: Head, *, is_one: bool) -> list[str]:
    """What is wrong with all chains that could end in `kept`; nothing where one of them once did."""
    faults = [fault_of_head(chain.links, kept) for chain in chains]
    if None in faults:
        click.echo("ok    the entry whose hash was kept is there")
        return []
    missing = "no chain holds the entry whose hash was kept: one was cut off at its end, or written anew"
    fault = faults[0] if is_one and faults[0] else missing
    click.echo(f"LOOK  {fault}")
    return [fault]


def _kept(head: str | None) -> Head | None:
    try:
        return read_head(head) if head is not None else None
    except ValueError as wrong:
        raise Told(f"--head: {wrong}. `scribe trail INC-7 --head` prints one.") from None


def _chosen(tx: Tx, key: str | None) -> list[NamedChain]:
    """The chains of that incident (each workspace in the database has its own), or of the workspaces themselves."""
    if key is None:
        return workspace_chains(tx)
    found = chains_of_number(tx, number_of(key), lambda incident: warn_if_private(tx, incident))
    if not found:
        raise Told(f"There is no INC-{number_of(key)} in the database.")
    return found


def _line(link: Link, names: Names) -> str:
    entry = link.entry
    what = " ".join(part for part in (entry.deed, entry.subject_kind, entry.subject_id) if part)
    at = entry.at[:19].replace("T", " ")
    told = "; ".join(_changes(entry.changes, lambda value: names.get(UserId(value), value)))
    return (
        f"{link.position:>5}  {at}  {names.get(UserId(entry.actor), entry.actor)}  {what}{': ' if told else ''}{told}"
    )


def _changes(changes: str, named: Callable[[str], str]) -> Iterator[str]:
    """What changed, as far as the text can still be read: somebody may have altered it."""
    try:
        pairs = json.loads(changes)
        for name, (before, after) in pairs.items():
            after = named(after) if after else "none"
            yield f"{name} {named(before)} → {after}" if before else f"{name} {after}"
    except (ValueError, AttributeError, TypeError):
        yield changes


def _plain(link: Link) -> dict[str, object]:
    return {"position": link.position, **asdict(link.entry), "previous": link.previous, "hash": link.hash}


def _count(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
