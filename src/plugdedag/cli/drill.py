"""Bring the newest backup back in a place of its own, and see whether it is whole and true."""

from pathlib import Path

import click
from rich.console import Console

from plugdedag.config import readiness
from plugdedag.keeping import drilling
from plugdedag.lib.progress import shown

console = Console(stderr=True, highlight=False)


@click.command
@click.argument("file", required=False, type=click.Path(path_type=Path))
def command(file: Path | None) -> None:
    """Drill with FILE, or with the newest backup. Nothing in use is touched. Exits 1 when anything is wrong."""
    if wrong := readiness.database_answers():
        raise click.ClickException(wrong)
    with shown(console) as progress:
        drilled = drilling.drill(file, progress)
    click.echo(f"{drilled.path} came back row for row: {drilled.rows} rows, {drilled.files} files.")
    for name, wrong_with_it in drilled.looked_at.items():
        click.echo(
            f"{'WRONG' if wrong_with_it else 'ok':<6} {name}{': ' if wrong_with_it else ''}{'; '.join(wrong_with_it)}"
        )
    if drilled.wrong:
        raise click.ClickException(
            "The backup came back, but not all in it is true. Show these lines to a developer."
        )
