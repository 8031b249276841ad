"""Show the city, or change its name, hostname, weekday, hours, zone or language."""

from typing import Any

import click
from django.core.exceptions import ValidationError
from django.utils import translation

from plugdedag.cities.models import City, Weekday
from plugdedag.cities.settling import settle
from plugdedag.cli.init import WEEKDAYS, in_a_line
from plugdedag.config import readiness

SHOWN = ("name", "hostname", "weekday", "opens", "lunch", "closes", "zone", "country", "language", "email")


@click.command
@click.argument("slug", required=False)
@click.option("--name", help="The city's name.")
@click.option("--hostname", help="The name its site answers to, such as plug.example.org.")
@click.option("--weekday", type=click.Choice(WEEKDAYS), help="The day of the week to come together.")
@click.option("--opens", metavar="HH:MM", help="When the doors open, on days planned from now on.")
@click.option("--lunch", metavar="HH:MM", help="When lunch begins.")
@click.option("--closes", metavar="HH:MM", help="When the doors close.")
@click.option("--zone", help="Its time zone, such as Europe/Amsterdam.")
@click.option("--country", help="The country whose public holidays it keeps (two letters).")
@click.option("--language", type=click.Choice(["nl", "en"]), help="Its own language.")
@click.option("--email", help="Where the world can write to the organisers.")
def command(slug: str | None, **fields: str | None) -> None:
    """Show the city, or change what is given. SLUG is its short name, needed when there are several.

    Days that are planned keep their dates and hours; what is planned from now on follows.
    """
    if wrong := readiness.database_is_ready():
        raise click.ClickException(wrong)
    city = find(slug)
    changes = {name: read(name, value) for name, value in fields.items() if value is not None}
    if changes:
        with translation.override("en"):
            try:
                city = settle(city, changes)
            except ValidationError as error:
                raise click.ClickException(in_a_line(error)) from error
    for name in SHOWN:
        click.echo(f"{name:<9} {shown(city, name)}")


def find(slug: str | None) -> City:
    """The city of this short name, or the only one; else one line that says which there are."""
    cities = {city.slug: city for city in City.objects.order_by("pk")}
    if not cities:
        raise click.ClickException("There is no city yet: “plug init” sets one up.")
    if slug is None and len(cities) == 1:
        return next(iter(cities.values()))
    if slug not in cities:
        raise click.ClickException(f"Say which city: {', '.join(cities)}.")
    return cities[slug]


def read(name: str, value: str) -> Any:
    """A value as the city keeps it."""
    if name == "weekday":
        return WEEKDAYS.index(value)
    return value.upper() if name == "country" else value


def shown(city: City, name: str) -> str:
    """A value as the command takes it."""
    value = getattr(city, name)
    if name == "weekday":
        return Weekday(value).name.lower()
    return f"{value:%H:%M}" if name in ("opens", "lunch", "closes") else str(value)
