"""Bring in a list of people, or of months that have been: look first, then say --yes."""

from pathlib import Path

import click
from django.utils import translation
from rich.console import Console

from plugdedag.config import assets, readiness
from plugdedag.front.importing import KINDS, Incoming, city_of, organiser_of, received
from plugdedag.lib.progress import shown
from plugdedag.lib.refusals import Refused

console = Console(stderr=True, highlight=False)


@click.command
@click.argument("kind", type=click.Choice([kind.value for kind in KINDS]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do it. Without this nothing is written.")
@click.option(
    "--by", "email", metavar="ADDRESS", help="The organiser who asks; the first one, when left out."
)
@click.option("--city", "slug", metavar="NAME", help="Which city, where there are several: its short name.")
@click.option("--undo", is_flag=True, help="Take back the latest import of this file's name, within a day.")
def command(kind: str, file: Path, yes: bool, email: str | None, slug: str | None, undo: bool) -> None:
    """Show row by row what FILE (Excel or CSV) would do; with --yes, do it. People are asked by mail first."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    city = city_of(slug)
    by = city if isinstance(city, str) else organiser_of(city, email)
    if isinstance(city, str) or isinstance(by, str):
        raise click.ClickException(str(by))
    with assets.alone():
        assets.translations()
    with translation.override("en"), shown(console) as progress:
        try:
            for line in received(
                Incoming(city, by, kind, file.name, file.read_bytes()), progress, yes=yes, undo=undo
            ):
                click.echo(line)
        except (Refused, OSError) as error:
            raise click.ClickException(getattr(error, "words", str(error))) from error
