"""Make a backup of everything, while the site serves."""

from pathlib import Path

import click
from rich.console import Console

from plugdedag.config import readiness
from plugdedag.keeping import backing_up
from plugdedag.lib.progress import shown

console = Console(stderr=True, highlight=False)


@click.command
@click.argument("to", metavar="[FOLDER|FILE.zip]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--keep", type=click.IntRange(1), metavar="N", help="Throw away all but the newest N of the folder."
)
def command(to: Path | None, keep: int | None) -> None:
    """Back up tables, uploaded files and the secret key into one file, in PLUG_DATA/backups unless said otherwise.

    The file holds what people trusted you with: keep it as you keep the site, and a copy on another machine.
    """
    if wrong := readiness.database_answers():
        raise click.ClickException(wrong)
    if keep and to and to.suffix == ".zip":
        raise click.UsageError("--keep goes with a folder: name one instead of a file.")
    with shown(console) as progress:
        made = backing_up.backup(to, keep=keep, progress=progress)
    click.echo(
        f"{made.path}: {made.rows} rows of {made.tables} tables, {made.files} files, {made.size / 1e6:.1f} MB"
    )
    if made.dropped:
        click.echo(f"Older ones thrown away: {len(made.dropped)}.")
