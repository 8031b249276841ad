"""How one gets online at a place: told to who has a seat or is there, from the evening before until the day is over."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from plugdedag.days import calendars, changes, coming, posters, timing
from plugdedag.days import wifi as days_wifi
from plugdedag.days.models import Day, Visit
from plugdedag.front.exporting.files import sheets
from plugdedag.lunches import reminding
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.people.models import Link
from plugdedag.places.models import Place
from tests.cast import Cast
from tests.front.desks import browser
from tests.gatherings.evenings import dinner
from tests.house.rows import owner_link

NAME, CODE = "Kantine gasten", "=zeven-tostis"
A_MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def day(cast: Cast) -> Iterator[Day]:
    """The second day, a week off, with a seat for Bo; the clock stands where a test puts it."""
    Place.objects.filter(pk=cast.place.pk).update(wifi_name=NAME, wifi_code=CODE)
    with time_machine.travel(cast.city.at(cast.days[0].date, dt.time(7)), tick=False):
        coming.come(cast.days[1], cast.bo, client_key=uuid4())
        yield Day.objects.select_related("city", "place").get(pk=cast.days[1].pk)


def reads(client: Client, day: Day, name: str = "day") -> bool:
    """Whether the page tells the code; then it tells the name as well."""
    page = client.get(reverse(name, args=[day.pk]), follow=True).content.decode()
    assert (NAME in page) == (CODE in page)
    return CODE in page


def when(day: Day) -> dict[str, tuple[dt.datetime, bool]]:
    reminded = timing.reminds_at(day)
    return {
        "now": (day.starts - dt.timedelta(days=6), False), "before": (reminded - A_MINUTE, False),
        "evening": (reminded, True), "last minute": (day.ends - A_MINUTE, True), "over": (day.ends, False),
    }  # fmt: skip


def test_from_the_reminder_until_the_day_is_over(day: Day, cast: Cast) -> None:
    bo = browser(cast.bo)
    for name, (moment, tells) in when(day).items():
        with time_machine.travel(moment, tick=False):
            assert (name, reads(bo, day)) == (name, tells)


def test_to_who_has_a_seat_or_is_there_or_opens_and_nobody_else(
    day: Day, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with time_machine.travel(day.starts, tick=False):
        assert [reads(browser(who), day) for who in (None, cast.femke, cast.idris)] == [False] * 3
        assert reads(browser(cast.bo), day)
        assert reads(browser(cast.noor), day)  # an organiser
        Visit.objects.create(day=day, person=cast.femke, by=cast.noor)
        assert reads(browser(cast.femke), day)  # she walked in
        monkeypatch.setattr("plugdedag.front.views.days.sees_wifi", lambda *_asked: True)
        assert reads(browser(None), day)  # the control: that one question keeps it back


def test_a_guest_who_came_in_by_the_poster_asks_for_it(day: Day, cast: Cast) -> None:
    """A picture of a poster opens the same page, from anywhere."""
    guest, wall = Client(), reverse("arrival", args=[posters.poster_of(day).code])
    with time_machine.travel(day.starts, tick=False):
        guest.post(wall, {"client_key": str(uuid4()), "guest_name": "Opa"})
        assert Visit.objects.filter(day=day, guest_name="Opa").exists()
        assert not reads(guest, day)
        assert CODE not in guest.get(wall).content.decode()


def test_who_waits_for_a_seat_does_not_read_it(day: Day, cast: Cast) -> None:
    Day.objects.filter(pk=day.pk).update(capacity=1)
    coming.come(day, cast.femke, client_key=uuid4())
    with time_machine.travel(day.starts, tick=False):
        assert not reads(browser(cast.femke), day)


def test_a_day_that_is_off_tells_nothing(day: Day, cast: Cast) -> None:
    with time_machine.travel(day.starts, tick=False):
        assert days_wifi.wifi(day) == [NAME, CODE]
        changes.cancel(day, cast.noor)
        assert days_wifi.wifi(Day.objects.get(pk=day.pk)) == []
        assert not reads(browser(cast.bo), day)


def letters(moment: dt.datetime) -> list[str]:
    with time_machine.travel(moment, tick=False):
        reminding.remind()
        while worker.work(handlers()):
            pass
    return [str(message.body) for message in mail.outbox]


def test_it_stands_in_the_reminder_and_in_no_earlier_letter(day: Day, cast: Cast) -> None:
    [seat] = letters(timing.reminds_at(day) - A_MINUTE)
    assert CODE not in seat
    mail.outbox.clear()
    [reminder] = letters(timing.reminds_at(day))
    assert f"{NAME}, {CODE}" in reminder
    mail.outbox.clear()
    with time_machine.travel(timing.reminds_at(day) + A_MINUTE, tick=False):
        coming.come(day, cast.femke, client_key=uuid4())
    [late] = letters(timing.reminds_at(day) + A_MINUTE)  # that one is her reminder
    assert f"{NAME}, {CODE}" in late


def test_a_calendar_keeps_no_code(day: Day, cast: Cast) -> None:
    """It lies with a calendar service for years."""
    with override("nl"):
        feed = calendars.make(cast.city, cast.bo, client_key=uuid4())
    with time_machine.travel(day.starts, tick=False):
        for path in (reverse("day_ics", args=[day.pk]), reverse("my_feed", args=[feed])):
            told = browser(cast.bo).get(path).content.decode()
            assert "BEGIN:VEVENT" in told
            assert CODE not in told


def test_a_link_that_may_be_forwarded_does_not_tell_it(day: Day, cast: Cast) -> None:
    evening = dinner(cast, cast.bo, date=day.date)
    for each in (day, evening.day):
        coming.come(each, cast.bo, client_key=uuid4())
        token = Link.issue(cast.city, "rsvp", each.pk, person=cast.bo)
        with time_machine.travel(day.starts, tick=False):
            page = Client().get(reverse("rsvp_link", args=[token]), follow=True)
            assert page.status_code == 200
            assert CODE not in page.content.decode()
            assert reads(browser(cast.bo), each)


def test_the_citys_files_go_without_the_code(day: Day, cast: Cast) -> None:
    with override("en"):
        files = {name: data.decode("utf-8-sig") for name, data in sheets(cast.city)}
    [head, row] = csv.reader(io.StringIO(files["places.csv"]), delimiter=";")
    assert row[head.index("Name of the WiFi")] == NAME
    assert [name for name, text in files.items() if CODE in text] == []


def test_the_host_tells_it_on_their_own_page(day: Day, cast: Cast) -> None:
    host, token = Client(), owner_link(cast, "owner")["token"]
    page, told = reverse("owner", args=[token]), reverse("owner_wifi", args=[token])
    assert CODE in host.get(page).content.decode()
    assert host.get(told).context["form"].initial == {"wifi_name": NAME, "wifi_code": CODE}
    assert host.post(told, {"wifi_name": "Nieuw", "wifi_code": "x" * 121}).status_code == 422
    assert host.post(told, {"wifi_name": "Nieuw", "wifi_code": "anders"}).status_code == 302
    place = Place.objects.get(pk=cast.place.pk)
    assert (place.wifi_to_join, place.version) == (["Nieuw", "anders"], 1)
    host.post(told, {"wifi_name": "Nieuw", "wifi_code": "anders"})
    assert Place.objects.get(pk=cast.place.pk).version == 1  # it read so already


def test_an_organiser_corrects_it_with_the_place(day: Day, cast: Cast) -> None:
    noor, at = browser(cast.noor), reverse("desk_place", args=[cast.place.pk])
    form = noor.get(at).context["form"]
    typed = {field.name: field.value() for field in form} | {"address_public": "on", "wifi_code": "anders"}
    assert noor.post(at, typed).status_code == 302
    assert Place.objects.get(pk=cast.place.pk).wifi_to_join == [NAME, "anders"]
