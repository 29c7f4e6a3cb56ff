"""The command line's part on one person: `scribe forget`."""

import sys

import click

REMAINS = """What is not removed, since it is not here or not theirs alone:
- in Slack itself: their messages and files, the scribe's own messages and the drafts it sent. Delete them there.
- in backups and exports made before, and in whatever PostgreSQL archives of its own log.
- the title an incident was declared with and the one it has now, which channels are named after and show; what
  others wrote about them or quoted; their id, and when they said, did or signed something.
What they say in channels is not kept from now on. What they type as a command or an answer is."""


@click.command()
@click.option("--user", "user_id", required=True, help="Slack's id of the person: U0123ABCD (in their profile's menu).")
@click.option("--dry-run", "is_trial", is_flag=True, help="Only say how much there is; nothing is changed.")
def forget(user_id: str, is_trial: bool) -> None:
    """Wipe all that one person wrote, for good; the record keeps its structure.

    \b
    May be run beside `serve`, and again at any time. Exit codes: 0, done (or counted); 1, the record knows nobody
    of that id; 2, it could not be done, or only in part: run it again.
    """
    from bot.clock import SystemClock
    from bot.domain.ids import UserId
    from bot.opened import opened_store
    from bot.storage.disk import sweep_disk
    from bot.usecases.forgetting import forget as forget_person

    with opened_store() as store:
        counts = forget_person(store, user_id=UserId(user_id), at=SystemClock().now(), is_trial=is_trial)
        is_swept = is_trial or not counts or sweep_disk(store)
    if not counts:
        click.echo(f"The record knows nobody whose id is {user_id}. Nothing was changed.", err=True)
        sys.exit(1)
    click.echo(f"{user_id}: {'would be' if is_trial else 'were'} wiped")
    for what, count in counts.items():
        click.echo(f"{count:>8}  {what}")
    click.echo(REMAINS)
    if not is_swept:
        click.echo("The bot was at work, so SQLite's files may still hold old pages: run this again in a moment.")
