"""What a city may be called, and changing it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from plugdedag.cities.models import City
from plugdedag.cities.settling import settle, slug_of
from plugdedag.people.founding import found
from tests.cast import Cast, other_city

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Plug.Example.org.", "plug.example.org"),
        (" localhost ", "localhost"),
        ("plug.münchen.de", "plug.xn--mnchen-3ya.de"),
        ("192.168.1.5", "192.168.1.5"),
    ],
)
def test_a_hostname_is_kept_as_browsers_send_it(cast: Cast, typed: str, kept: str) -> None:
    assert settle(cast.city, {"hostname": typed}).hostname == kept
    assert City.objects.get().hostname == kept


@pytest.mark.parametrize(
    "typed",
    [
        "https://foo/bar",
        "a b",
        "plug.example.org:8000",
        "plug..org",
        "-a.org",
        "a_b.org",
        "x" * 64 + ".org",
        "a/b",
        "[::1]",
        "",
    ],
)
def test_a_name_that_no_browser_can_ask_for_is_refused(cast: Cast, typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settle(cast.city, {"hostname": typed, "name": "Anders"})
    assert list(refused.value.message_dict) == ["hostname"]
    assert City.objects.get().name == "Amsterdam"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "\u200b"),
        ("name", ""),
        ("zone", "Europe/Atlantis"),
        ("country", "QQ"),
        ("lunch", "08:00"),
        ("lunch", "25:00"),
        ("closes", "12:30"),
        ("email", "noor@exam\u200bple.org"),
        ("email", "noor"),
        ("weekday", 7),
        ("language", "fr"),
    ],
)
def test_a_wrong_value_is_said_by_its_field(cast: Cast, field: str, value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        settle(cast.city, {field: value})
    assert list(refused.value.message_dict) == ["lunch" if field == "closes" else field]


def test_another_citys_hostname_is_taken(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        settle(cast.city, {"hostname": other_city().hostname})
    assert list(refused.value.message_dict) == ["hostname"]


def test_what_is_planned_stays_as_it_is(cast: Cast) -> None:
    settle(cast.city, {"weekday": 3, "opens": "10:00", "lunch": "12:00"})
    assert (City.objects.get().weekday, City.objects.get().opens) == (3, dt.time(10))
    day = cast.days[0]
    was = (day.date, day.opens, day.lunch)
    day.refresh_from_db()
    assert (day.date, day.opens, day.lunch) == was


@pytest.mark.parametrize(
    ("name", "hostname", "slug"),
    [
        ("Den Haag", "plug.example.org", "den-haag"),
        ("Αθήνα", "plug.example.org", "plug-example-org"),
        ("🎉", "...", "city"),
        ("x " * 40, "a", "-".join("x" * 25)),
    ],
)
def test_every_name_has_a_short_one(name: str, hostname: str, slug: str) -> None:
    assert slug_of(City(name=name, hostname=hostname)) == slug


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_the_first_organiser_has_a_name(db: None, name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        found(City(name="Утрехт", hostname="plug.example.org"), email="noor@example.org", name=name)
    assert list(refused.value.message_dict) == ["organiser-name"]
    assert not City.objects.exists()
