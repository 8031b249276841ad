"""Print the poster for the door to a PDF file."""

import contextlib
from pathlib import Path
from uuid import UUID

import click

from plugdedag.cli.postcards import write
from plugdedag.config import assets, readiness
from plugdedag.days import posters
from plugdedag.days.models import Day


@click.command
@click.argument("day_or_residency")
@click.argument("file", metavar="FILE.pdf")
def command(day_or_residency: str, file: str) -> None:
    """Print the poster of a day or a residency, by the id in its address at the desk. A4; as sharp on A3."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    day = find(day_or_residency)
    with assets.alone():  # the words are in the city's language
        assets.translations()
    pdf = posters.printed(day)
    write(Path(file), pdf)
    click.echo(f"{file}: {len(pdf) // 1000} kB, {posters.url_of(posters.poster_of(day))}")


def find(name: str) -> Day:
    """The day with this id, or the first one of that residency; else one line that says where the ids are."""
    days = Day.objects.whole().order_by("date")
    found = None
    if name.isascii() and name.isdecimal() and len(name) < 19:
        found = days.filter(residency=int(name)).first()
    else:
        with contextlib.suppress(ValueError):
            found = days.filter(pk=UUID(name)).first()
    if found is None:
        raise click.ClickException(
            f"There is no day or residency {name}. The id is in the address of its page at the desk."
        )
    return found
