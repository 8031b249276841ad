"""Bring a backup back."""

import os
from pathlib import Path

import click
from rich.console import Console

from plugdedag.keeping import restoring
from plugdedag.lib.progress import shown

console = Console(stderr=True, highlight=False)


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put what is there aside; it is kept.")
def command(file: Path, replace: bool) -> None:
    """Bring FILE back, whichever version and database it came from. Whatever goes wrong, what is there stays."""
    with shown(console) as progress:
        back = restoring.restore(file, replace=replace, progress=progress)
    click.echo(f"{file} is back: {back.rows} rows of {back.tables} tables, {back.files} files.")
    if back.aside:
        click.echo(f"What was there is kept in {back.aside}; throw it away when all is well.")
    if back.held:
        click.echo(f"{back.held} letters waited in it and may have left since: “plug outbox” lists them.")
    if "PLUG_SECRET_KEY" in os.environ:
        click.echo(
            "PLUG_SECRET_KEY is set and wins over the key of the backup: leave it out to keep people signed in."
        )
