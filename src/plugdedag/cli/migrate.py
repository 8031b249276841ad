"""Bring the database up to this version of PLUG."""

import click
from django.core.management import call_command

from plugdedag.config import readiness


@click.command
def command() -> None:
    """Bring the database up to this version. Safe to repeat; make a backup before an upgrade."""
    if wrong := readiness.database_answers():
        raise click.ClickException(wrong)
    if readiness.database_is_migrated() is None:
        click.echo("The database is up to date.")
        return
    call_command("migrate", interactive=False, verbosity=0)
    click.echo("The database is up to this version now.")
