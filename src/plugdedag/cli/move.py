"""Move to another database, row for row."""

import click
from django.db import connection
from rich.console import Console

from plugdedag.config import environment, readiness
from plugdedag.keeping import moving
from plugdedag.lib.progress import shown

console = Console(stderr=True, highlight=False)


@click.command
@click.option(
    "--to", required=True, metavar="DATABASE_URL", help="postgres://user:word@host/name or sqlite:////path."
)
@click.option("--replace", is_flag=True, help="Put what is in that database aside; it is kept.")
def command(to: str, replace: bool) -> None:
    """Copy every row from the database in use to another, and compare. The one in use stays as it is."""
    target = environment.database_at("--to", to)
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    with shown(console) as progress:
        moved = moving.move(connection.settings_dict, target, replace=replace, progress=progress)
    click.echo(f"{moved.rows} rows of {moved.tables} tables are there, compared row for row.")
    if moved.aside:
        click.echo(f"What was there is kept in {moved.aside}.")
    click.echo(f"Set DATABASE_URL={environment.masked(to)} (with the password) and start PLUG. {left()}")


def left() -> str:
    """What becomes of the database that was in use."""
    return f"The {connection.vendor} database stays as it is until you throw it away."
