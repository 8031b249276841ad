"""Say whether this installation can start."""

import click

from plugdedag.cli.doctor import tell
from plugdedag.keeping import doctor


@click.command
def command() -> None:
    """Check the settings, the secret, the database and the city, without the network. Exits 1 if one is wrong."""
    tell(doctor.before_starting())
