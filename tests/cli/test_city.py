"""``plug city``: what the city has, and changing it; one clear line when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugdedag.cities.models import City
from plugdedag.cli.city import command
from tests.cast import Cast, other_city
from tests.cli.running import plug, refusal

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_what_the_city_has(cast: Cast) -> None:
    lines = [line.split(maxsplit=1) for line in run().stdout.splitlines()]
    assert lines[:4] == [
        ["name", "Amsterdam"],
        ["hostname", "testserver"],
        ["weekday", "wednesday"],
        ["opens", "09:00"],
    ]


def test_what_is_given_is_changed(cast: Cast) -> None:
    done = run("--weekday", "thursday", "--lunch", "12:00", "--country", "be", "--name", "Αθήνα")
    assert done.exit_code == 0
    city = City.objects.get()
    assert (city.weekday, f"{city.lunch:%H:%M}", city.country, city.name) == (3, "12:00", "BE", "Αθήνα")
    assert (city.hostname, city.slug) == ("testserver", "amsterdam")


def test_a_wrong_value_is_one_line(cast: Cast) -> None:
    done = run("--hostname", "https://foo/bar")
    assert (done.exit_code, done.output) == (
        1,
        "Error: hostname: “https://foo/bar” is no hostname. Give only a name such as plug.example.org: "
        "no https://, no port, no spaces.\n",
    )
    assert City.objects.get().hostname == "testserver"


def test_of_several_one_is_named(cast: Cast) -> None:
    other_city()
    assert run("--name", "Anders").output == "Error: Say which city: amsterdam, rotterdam.\n"
    assert run("rotterdam", "--name", "Anders").exit_code == 0
    assert list(City.objects.order_by("pk").values_list("name", flat=True)) == ["Amsterdam", "Anders"]


def test_without_a_city(db: None) -> None:
    assert run().output == "Error: There is no city yet: “plug init” sets one up.\n"


@pytest.mark.only("sqlite")
def test_a_folder_without_a_database(tmp_path: Path) -> None:
    assert "plug init" in refusal(plug(tmp_path / "data", "city"))
