"""Calendar files: read back by a parser, right across summer time, and without a trace of persons."""

import datetime as dt
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from plugdedag.days import changes, coming, feeds
from plugdedag.days.models import Day
from tests.cast import Cast, other_city


def events(text: bytes) -> dict[str, object]:
    """The events of a file by UID, after checking the form of its lines."""
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert text.endswith(b"END:VCALENDAR\r\n")
    return {str(event["UID"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_the_feed_has_the_public_days_under_their_own_names(client: Client, cast: Cast) -> None:
    Day.objects.create(
        city=other_city(), place=cast.place, kind="free", date=cast.days[0].date, opens=dt.time(9),
        lunch=dt.time(12), closes=dt.time(17), capacity=1,
    )  # fmt: skip
    response = client.get("/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = events(response.content)
    assert set(found) == {f"{day.pk}@testserver" for day in cast.days}
    one = found[f"{cast.days[2].pk}@testserver"]
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (cast.days[2].starts, cast.days[2].ends)
    assert str(one["LOCATION"]) == "Sportpark De Dageraad, Zeeburgerdijk 1, 1019 AA Amsterdam"
    assert (str(one["STATUS"]), one["SEQUENCE"]) == ("CONFIRMED", 0)
    assert str(one["URL"]) == f"http://testserver/days/{cast.days[2].pk}/"


def test_a_move_and_a_cancellation_raise_the_sequence_and_keep_the_name(client: Client, cast: Cast) -> None:
    changes.move(cast.days[1], cast.days[1].date + dt.timedelta(days=1), cast.noor)
    changes.cancel(cast.days[2], cast.noor)
    found = events(client.get("/calendar.ics").content)
    moved, cancelled = (found[f"{day.pk}@testserver"] for day in cast.days[1:3])
    assert (moved["DTSTART"].dt.date(), moved["SEQUENCE"]) == (cast.days[1].date, 1)
    assert (str(cancelled["STATUS"]), cancelled["SEQUENCE"]) == ("CANCELLED", 1)


def test_who_has_it_already_gets_it_again_only_when_it_changed(client: Client, cast: Cast) -> None:
    first = client.get("/calendar.ics")
    same = {"If-None-Match": first["ETag"]}
    assert client.get("/calendar.ics", headers=same).status_code == 304
    assert (
        client.get("/calendar.ics", headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    )
    cast.place.name = "De Nieuwe Dageraad"
    cast.place.save()
    assert client.get("/calendar.ics", headers=same).status_code == 200


def test_the_feed_speaks_the_citys_language(client: Client, cast: Cast) -> None:
    english = {"accept-language": "en"}
    assert client.get("/calendar.ics", headers=english)["Content-Language"] == "nl"
    cast.city.language = "en"
    cast.city.save()
    assert client.get("/calendar.ics", headers={"accept-language": "nl"})["Content-Language"] == "en"


def test_no_person_is_in_any_file(client: Client, cast: Cast) -> None:
    coming.come(cast.days[1], cast.bo, client_key=uuid4())
    changes.move(cast.days[1], cast.days[1].date + dt.timedelta(days=1), cast.noor, "Noor is ill")
    for url in ("/calendar.ics", reverse("day_ics", args=[cast.days[1].pk])):
        text = client.get(url).content.decode().replace("\r\n ", "")
        for secret in ("Bo", "Noor", "Ria", "example.org", "020 555", "VALARM"):
            assert secret not in text


def test_a_street_the_place_keeps_back_is_told_to_who_comes_alone(client: Client, cast: Cast) -> None:
    cast.place.address_public = False
    cast.place.save()
    public = client.get(reverse("day_ics", args=[cast.days[1].pk])).content.decode()
    assert "Zeeburgerdijk" not in public
    assert "Oost" in public
    day = Day.objects.get(pk=cast.days[1].pk)
    assert "Zeeburgerdijk" in feeds.file(cast.city, [day], address=True)


@pytest.mark.parametrize("name", ["x" * 120, "De; \\ , Dageraad\nBEGIN:VALARM", "🧡" * 60, "מרכז השכונה"])
def test_names_are_folded_and_escaped(client: Client, cast: Cast, name: str) -> None:
    cast.place.name = name
    cast.place.save()
    found = events(client.get("/calendar.ics").content)
    assert name in str(found[f"{cast.days[1].pk}@testserver"]["SUMMARY"])


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        ("Europe/Amsterdam", dt.date(2027, 3, 24), 1), ("Europe/Amsterdam", dt.date(2027, 3, 31), 2),
        ("Europe/Amsterdam", dt.date(2027, 10, 27), 2), ("Europe/Amsterdam", dt.date(2027, 11, 3), 1),
        ("Australia/Lord_Howe", dt.date(2027, 1, 6), 11), ("Asia/Tokyo", dt.date(2027, 7, 7), 9),
    ],
)  # fmt: skip
def test_nine_is_nine_in_summer_and_in_winter(cast: Cast, zone: str, date: dt.date, hours: int) -> None:
    city, day = cast.city, cast.days[1]
    city.zone, day.city, day.date = zone, city, date
    assert day.starts.astimezone(dt.UTC) == dt.datetime.combine(date, dt.time(9), dt.UTC) - dt.timedelta(
        hours=hours
    )
    assert day.ends - day.starts == dt.timedelta(hours=8)
    [event] = Calendar.from_ical(feeds.file(city, [day])).walk("VEVENT")
    assert event["DTSTART"].dt.utcoffset() == dt.timedelta(hours=hours)
    assert event["DTSTART"].dt == day.starts


def test_an_empty_city_has_an_empty_feed(client: Client, cast: Cast) -> None:
    Day.objects.all().delete()
    assert events(client.get("/calendar.ics").content) == {}
