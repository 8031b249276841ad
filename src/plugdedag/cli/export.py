"""Take everything of a city along, as CSV files."""

from pathlib import Path

import click
from django.utils import translation

from plugdedag.config import assets, readiness
from plugdedag.front.exporting import packed, write_folder
from plugdedag.front.importing import city_of


@click.command
@click.argument("where", metavar="FOLDER|FILE.zip", type=click.Path(path_type=Path))
@click.option("--city", "slug", metavar="NAME", help="Which city, where there are several: its short name.")
def command(where: Path, slug: str | None) -> None:
    """Write everything of a city to WHERE: a folder with a CSV file a table, or one zip file. It has personal data."""
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    found = city_of(slug)
    if isinstance(found, str):
        raise click.ClickException(found)
    with assets.alone():
        assets.translations()
    try:
        with translation.override(found.language):
            if where.suffix.lower() == ".zip":
                where.write_bytes(packed(found))
            else:
                write_folder(found, where)
    except OSError as error:
        raise click.ClickException(f"Cannot write {where}: {error.strerror}.") from error
    click.echo(
        f"{where} holds everything of {found}, names and addresses too. Keep it where nobody else comes."
    )
