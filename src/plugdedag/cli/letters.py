"""Print every letter PLUG can send as a page for the docs, or check that such a page is as it would be printed."""

from pathlib import Path

import click
from django.utils import translation

from plugdedag.keeping.calendar import page

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command
@click.option("--check", type=FILE, help="Exit 1 when this file is not up to date.")
def command(check: Path | None) -> None:
    """Print, in Markdown, each letter: to whom, when, why, and at most how many a month."""
    with translation.override("en"):
        text = page()
    if check is None:
        click.echo(text, nl=False)
    elif check.read_bytes() != text.encode():
        raise click.ClickException(f"{check} is not up to date: write it with “plug letters > {check}”.")
