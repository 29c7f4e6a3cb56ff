"""The command line's part on one incident: `scribe verify`, `trail`, `audit`, `revisions`, `diff` and `answers`."""

import sys

import click

from bot.told import read_settings_or_tell


@click.command()
@click.argument("key", required=False)
@click.option("--trail", "is_trail", is_flag=True, help="Check the audit trail instead: every chain, or that of KEY.")
@click.option("--head", "head", help="With --trail: what `scribe trail --head` printed once; its entry must be there.")
def verify(key: str | None, is_trail: bool, head: str | None) -> None:
    """Look whether the record supports each line of a postmortem (INC-7), and what changed since its draft.

    \b
    Exit codes: 0, all is sound; 1, a line begins with LOOK: it has no evidence in the record, or a source was
    deleted, edited or corrected since the newest draft was sent, or an entry of the trail was altered, is missing or
    was put in; 2, it could not be verified, and why is said.
    """
    from bot.opened import opened_store
    from bot.trailing import verify_trail
    from bot.verifying import verify_incident

    if key is None and not is_trail:
        raise click.UsageError("Name an incident: scribe verify INC-7. The audit trail: scribe verify --trail.")
    if head is not None and not is_trail:
        raise click.UsageError("--head goes with --trail.")
    with opened_store() as store:
        sys.exit(verify_trail(store, key, head) if is_trail else verify_incident(store, str(key)))


@click.command()
@click.argument("key", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print it for machines.")
@click.option("--head", "is_head", is_flag=True, help="Print only the end of the chain, to be kept elsewhere.")
def trail(key: str | None, as_json: bool, is_head: bool) -> None:
    """Print who did what when in an incident (INC-7); without one, in the workspace as a whole."""
    from bot.opened import opened_store
    from bot.trailing import print_heads, print_json, print_trail

    with opened_store() as store:
        (print_heads if is_head else print_json if as_json else print_trail)(store, key)


@click.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print it for machines.")
@click.option("--show-text", "shows_text", is_flag=True, help="Print what people wrote, too.")
@click.option("--mend", "mends", is_flag=True, help="Where something differs, have everything read again.")
def audit(key: str, as_json: bool, shows_text: bool, mends: bool) -> None:
    """Compare the log of an incident (INC-7) with what Slack shows, message by message.

    \b
    Exit codes: 0, they are the same; 1, something is missing, extra or different; 2, it could not be read whole.
    """
    from bot.auditing import audit_incident

    settings = read_settings_or_tell()
    sys.exit(audit_incident(key, settings, as_json=as_json, shows_text=shows_text, mends=mends))


@click.command()
@click.argument("incident")
@click.option("--read", "revision", help="Print this revision instead, byte for byte as it was sent.")
def revisions(incident: str, revision: str | None) -> None:
    """List the revisions of an incident's postmortem (INC-7)."""
    from bot.opened import opened_store
    from bot.revisions import list_revisions, read_revision

    with opened_store() as store:
        if revision is None:
            click.echo("\n".join(list_revisions(store, incident)))
        else:
            click.echo(read_revision(store, incident, revision), nl=False)


@click.command()
@click.argument("incident")
@click.argument("first")
@click.argument("second")
def diff(incident: str, first: str, second: str) -> None:
    """Show what differs between two revisions (INC-7 r1 r2)."""
    from bot.opened import opened_store
    from bot.revisions import compare

    with opened_store() as store:
        click.echo(compare(store, incident, first, second))


@click.command()
@click.argument("incident")
@click.option("--history", is_flag=True, help="Every revision of each answer, with who saved it and when.")
def answers(incident: str, history: bool) -> None:
    """Print the answers to the postmortem's questions (INC-7)."""
    from bot.answering import list_answers
    from bot.opened import opened_store

    with opened_store() as store:
        click.echo("\n".join(list_answers(store, incident, with_history=history)))
