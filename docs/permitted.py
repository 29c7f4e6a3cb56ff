"""The page on who may do what, from the policy's table."""

import textwrap
from collections.abc import Callable, Sequence

from bot.domain.policy import RIGHTS, Right, Who
from handlers.rights import RIGHT_OF

Table = Callable[[tuple[str, ...], Sequence[tuple[str, ...]]], str]
BEFORE = """\
Written by `make docs` from `bot/domain/policy.py`, the one place that decides. `SCRIBE_PERMISSIONS` names others than
the default: `close=lead+admins, resolve=everyone, guests=nowhere`. Whoever is refused is told who may, and that nothing
was changed. A right is asked for however it is reached: by command, mention, button, form or shortcut; a reaction of
somebody who may not `record` marks nothing."""
WORDS = """\
`members` spoke or acted in the incident, or have a role in it. `lead` is the reporter while nobody leads. `admins` are
those of the workspace in Slack. A private incident is seen by its members alone, whatever `see` says. An action item is
changed by its owner, by whoever noted it, the lead, the reporter and members; a postmortem is signed by those who were
asked to; whoever was asked a question may answer it. Pins are Slack's own, and count whoever set them."""
OTHERS = """\
Two entries say how far people come who are not of the workspace's own: `guests`, by default `members`, and `external`,
people of other companies in a shared channel, by default `nowhere`. Both take `everywhere`, `members` and `nowhere`.
`members` lets them act in incidents whose channel they are in or in which they spoke; they declare none. What they say
in a channel is recorded all the same. Somebody whom Slack has not described yet counts as one of the workspace; where
guests are let in nowhere, or they are refused what admins may do, they are asked to try again in a moment; Slack is
asked meanwhile, as it is at the start about those whom an older version described."""


def permissions(table: Table) -> str:
    """Return docs/permissions.md; `table` makes a Markdown table of heads and rows."""
    commands = {right: [name for name, one in RIGHT_OF.items() if one is right] for right in Right}
    rows = [
        (f"`{right.value}`", row.does, ", ".join(f"`{one}`" for one in commands[right]), _who(row.default),
         _who(row.may_be))
        for right, row in RIGHTS.items()
    ]  # fmt: skip
    heads = ("right", "to", "subcommands", "default", "may be given to")
    paragraphs = [textwrap.fill(" ".join(text.split()), 116) for text in (BEFORE, WORDS, OTHERS)]
    page = ["# Who may do what", paragraphs[0], table(heads, rows).rstrip("\n"), *paragraphs[1:]]
    return "\n\n".join(page) + "\n"


def _who(whos: frozenset[Who]) -> str:
    return ", ".join(f"`{one.value}`" for one in Who if one in whos)
