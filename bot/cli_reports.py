"""The command line's part on many incidents: `scribe actions` and `scribe stats`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.rendering.figures.formats import FIGURE_FORMATS
from bot.rendering.items.formats import ITEM_FORMATS
from bot.told import Told


@click.command()
@click.argument("key", required=False)
@click.option("--format", "format_", type=click.Choice(list(ITEM_FORMATS)), default="csv", show_default=True)
@click.option("--open", "is_open", is_flag=True, help="Only those that are not finished.")
@click.option("--overdue", "is_overdue", is_flag=True, help="Only those that should have been finished by now.")
@click.option("--owner", help="Only those of this person: a name as Slack shows it, or a user id.")
def actions(key: str | None, format_: str, is_open: bool, is_overdue: bool, owner: str | None) -> None:
    """Print the action items of all incidents, or of one (INC-7), for other programs.

    \b
    csv: a table; a cell that a spreadsheet could take for a formula begins with an apostrophe.
    json: an object with the list `items`.
    ics: a calendar of the due dates; items without one are not in it.
    Items of private incidents are among them: keep what is printed as you would the channels themselves.
    """
    from bot.clock import SystemClock
    from bot.exporting import export_items
    from bot.opened import opened_store

    with opened_store() as store:
        now = SystemClock().now()
        written = export_items(store, format_, now, key=key, is_open=is_open, is_overdue=is_overdue, owner=owner)
    click.echo(written, nl=False)


@click.command()
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what was declared from this day (UTC) on.")
@click.option("--format", "format_", type=click.Choice(list(FIGURE_FORMATS)), default="text", show_default=True)
@click.option("--html", type=click.Path(path_type=Path), help="Write a page of plots into this file as well.")
def stats(since: datetime | None, format_: str, html: Path | None) -> None:
    """Print how long incidents took and how many action items were done in time, by severity and quarter.

    \b
    Always with n, and with how many incidents lack a milestone; no mean under n = 5.
    Private incidents are included, since figures name none; canceled ones are not.
    """
    from bot.clock import SystemClock
    from bot.opened import opened_store
    from bot.rendering.figures.formats import convert
    from bot.usecases.cases import read_figures

    with opened_store() as store, store.read() as tx:
        figures = read_figures(tx, SystemClock().now(), since.replace(tzinfo=UTC) if since else None)
    click.echo(convert(figures, format_), nl=False)
    if html is not None:
        try:
            html.write_text(convert(figures, "html"), encoding="utf-8")
        except OSError as refused:
            raise Told(f"{html} cannot be written ({refused.strerror}).") from refused
