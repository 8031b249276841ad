"""Set up an empty city with its first organiser."""

import sys
from typing import Any

import click
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import translation

from plugdedag.cities.models import City, Weekday
from plugdedag.config import readiness
from plugdedag.config.server import PORT
from plugdedag.people.founding import found

WEEKDAYS = [day.name.lower() for day in Weekday]


def asked(name: str, words: str, default: str | None = None, **options: Any) -> Any:
    """An option that is asked for when it is left out, and somebody is there to answer."""
    if default is None:
        options["required"] = True
    else:
        options |= {"default": default, "show_default": True}
    return click.option(name, prompt=words if sys.stdin.isatty() else False, help=words + ".", **options)


@click.command
@asked("--name", "The city's name")
@asked("--hostname", "The name its site answers to, such as plug.example.org", "localhost")
@asked("--weekday", "The day of the week to come together", "wednesday", type=click.Choice(WEEKDAYS))
@asked("--zone", "Its time zone", "Europe/Amsterdam")
@asked("--country", "The country whose public holidays it keeps (two letters)", "NL")
@asked("--language", "Its own language", "nl", type=click.Choice(["nl", "en"]))
@asked("--organiser-name", "The first organiser's name")
@asked("--organiser-email", "The first organiser's e-mail address")
def command(
    name: str, hostname: str, weekday: str, organiser_name: str, organiser_email: str, **fields: str
) -> None:
    """Set up an empty city: its tables, its rhythm and its first organiser. What is left out is asked."""
    if wrong := readiness.is_no_demo() or readiness.database_answers():
        raise click.ClickException(wrong)
    call_command("migrate", interactive=False, verbosity=0)
    if there := City.objects.first():
        raise click.ClickException(
            f"There is a city already: {there}, on {there.hostname}. Start it: “plug serve”."
        )
    fields["country"] = fields["country"].upper()
    city = City(
        name=name,
        hostname=hostname,
        weekday=WEEKDAYS.index(weekday),
        **fields,
    )
    with translation.override("en"):
        try:
            found(city, email=organiser_email, name=organiser_name)
        except ValidationError as error:
            raise click.ClickException(in_a_line(error)) from error
    click.echo(welcome(city, organiser_email))


def welcome(city: City, email: str) -> str:
    """How to go on from here."""
    if city.hostname == "localhost":
        page = f"http://localhost:{PORT}/sign-in/"
        return (
            f"{city} is there. Try it here with “PLUG_HTTPS=no plug serve”, then sign in as {email} at {page}"
        )
    return f"{city} is there. Start it with “plug serve”; sign in as {email} at {city.link('/sign-in/')}"


def in_a_line(error: ValidationError) -> str:
    """Each wrong field with what is wrong."""
    return "; ".join(f"{field}: {' '.join(words)}" for field, words in error.message_dict.items())
