"""Say whether this installation is ready for the world."""

import io

import click
from django.core.management import CommandError, call_command

from plugdedag.config import readiness


@click.command
def command() -> None:
    """Check the settings, the database and the migrations; say in words what is wrong, and exit 1 if anything is."""
    if wrong := readiness.is_no_demo():
        raise click.ClickException(wrong)
    said = io.StringIO()
    try:
        call_command("check", deploy=True, fail_level="WARNING", stdout=said, stderr=said, no_color=True)
    except CommandError as error:
        raise click.ClickException(str(error)) from error
    click.echo("Settings: in order.")
    for name, look in {
        "Database": readiness.database_answers,
        "Migrations": readiness.database_is_migrated,
        "City": readiness.city_is_there,
    }.items():
        if wrong := look():
            raise click.ClickException(wrong)
        click.echo(f"{name}: in order.")
    for warning in readiness.warnings():
        click.echo(f"Note: {warning}")
