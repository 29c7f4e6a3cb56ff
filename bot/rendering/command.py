"""`scribe templates`: which templates there are, and what is wrong with one."""

import sys
from pathlib import Path

import click


@click.group()
def templates() -> None:
    """The templates of postmortems."""


@templates.command("list")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Your own templates.")
def list_templates(folder: Path | None) -> None:
    """List the templates: name, version, category, whose, file."""
    from bot.rendering.templates import find, template_names

    for name in template_names(folder):
        template = find(name, folder)
        whose = "own" if template.is_own else "ours"
        click.echo(f"{name}  {template.info.version}  {template.info.category}  {whose}  {template.path}")


@templates.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_template(file: Path) -> None:
    """Say what is wrong with a template of your own, with file and line."""
    from bot.rendering.checking import check

    problems = check(file)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    click.echo(f"{file}: nothing wrong.")
