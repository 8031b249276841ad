"""An empty city, from the command line."""

import sqlite3
from pathlib import Path

import pytest

from plugdedag.cities.models import City
from plugdedag.people.models import Person
from tests.cli.running import CITY, inside, plug, refusal

pytestmark = [pytest.mark.only("sqlite"), pytest.mark.django_db]  # the same on any database


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "plug.sqlite3") as connection:
        return connection.execute(query).fetchall()


def test_a_city_with_its_first_organiser(data: Path) -> None:
    more = [
        "--hostname",
        "Plug.Example.org",
        "--weekday",
        "thursday",
        "--zone",
        "Europe/Brussels",
        "--country",
        "be",
    ]
    done = plug(data, "init", *CITY, *more)
    assert done.returncode == 0, done.stderr
    assert "Gent is there" in done.stdout
    found = rows(data, "SELECT name, slug, hostname, weekday, zone, country, language FROM cities_city")
    assert found == [("Gent", "gent", "plug.example.org", 3, "Europe/Brussels", "BE", "nl")]
    assert rows(data, "SELECT email, name FROM people_person") == [("noor@example.org", "Noor")]
    assert rows(data, "SELECT kind, until FROM people_duty") == [("organiser", None)]
    assert rows(data, "SELECT count(*) FROM people_membership") == [(1,)]


@pytest.mark.parametrize("name", ["Αθήνα", "🎉"])
def test_a_city_in_any_script(name: str) -> None:
    done = inside("init", *CITY, "--name", name)
    assert done.exit_code == 0, done.output
    assert list(City.objects.values_list("name", "slug")) == [(name, "localhost")]


def test_a_second_time_changes_nothing() -> None:
    inside("init", *CITY)
    said = refusal(inside("init", *CITY))
    assert said == "Error: There is a city already: Gent, on localhost. Start it: “plug serve”."
    assert City.objects.count() == 1


def test_what_is_missing_is_named(data: Path) -> None:
    done = plug(data, "init", "--name", "Gent")
    assert done.returncode == 2
    assert (
        "Missing option '--organiser-email'" in done.stderr
        or "Missing option '--organiser-name'" in done.stderr
    )


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--zone", "Europe/Atlantis", "zone: There is no time zone “Europe/Atlantis”."),
        ("--country", "QQ", "country: The holidays of “QQ” are not known. Give two letters, such as NL."),
        (
            "--hostname",
            "a b",
            "hostname: “a b” is no hostname. Give only a name such as plug.example.org: "
            "no https://, no port, no spaces.",
        ),
        ("--organiser-name", "", "organiser-name: The first organiser needs a name."),
        ("--organiser-email", "noor", "email: Enter a valid email address."),
        ("--name", "x" * 81, "name: Ensure this value has at most 80 characters (it has 81)."),
    ],
)
def test_a_wrong_value_leaves_nothing_behind(option: str, value: str, words: str) -> None:
    assert refusal(inside("init", *CITY, option, value)) == f"Error: {words}"
    assert (City.objects.count(), Person.objects.count()) == (0, 0)


def test_what_init_leaves_can_start(tmp_path: Path, city: Path) -> None:
    assert plug(tmp_path / "nothing", "check").returncode == 1
    done = plug(city, "check")
    assert done.returncode == 0, done.stdout
    about = {line.split()[1].rstrip(":") for line in done.stdout.splitlines()}
    assert about == {"Settings", "Secret", "Database"}
