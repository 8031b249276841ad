"""What is told of a day's turnout, and to whom: no number about fewer than five, and nothing of anybody."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from plugdedag.days.changes import cancel
from plugdedag.days.models import Confirmation, Day, DayKind
from plugdedag.turnout.models import Forecast
from plugdedag.turnout.outlook import expected, for_everybody, outlook, outlooks
from plugdedag.turnout.telling import tell
from plugdedag.winback.models import Asked, AskedKind
from tests.cast import Cast, person
from tests.house.rows import owner_link
from tests.turnout.days import came, lived, says, told, weeks_ago

EARLY = "Too early to say how many will come."


def words(**fields: int) -> str:
    return expected(Forecast(**{"learned": 10, **fields}))


def test_a_range_in_words() -> None:
    with override("en"):
        assert words(low=12, high=18) == "12 to 18 people"
        assert words(low=4, high=9) == "at most 9 people"
        assert words(low=0, high=4) == "a small table"
        assert words(low=7, high=7) == "about 7 people"
        assert words(low=12, high=18, learned=3) == expected(None) == ""


@pytest.mark.parametrize("what", ["cancelled", "over", "plan", "gathering"])
def test_nothing_is_told_of_a_day_nobody_can_come_to(cast: Cast, what: str) -> None:
    told(cast.days[1], 12)
    assert for_everybody(cast.days[1])
    if what == "cancelled":
        cancel(cast.days[1], cast.noor)
    elif what == "over":
        Day.objects.filter(pk=cast.days[1].pk).update(date=cast.city.today() - dt.timedelta(weeks=1))
    elif what == "plan":
        Confirmation.objects.all().delete()
    else:
        Day.objects.filter(pk=cast.days[1].pk).update(kind=DayKind.GATHERING, number=None)
    assert for_everybody(Day.objects.get(pk=cast.days[1].pk)) == ""
    assert not outlook(Day.objects.get(pk=cast.days[1].pk), 0).needs


def text(client: Client, url: str) -> str:
    response = client.get(url, headers={"accept-language": "en"})
    assert response.status_code == 200
    return str(response.content.decode())


def signed_in(who: object) -> Client:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    return client


def test_everybody_reads_the_range_and_nobody_else_the_why(cast: Cast) -> None:
    day = cast.days[1]
    pages = [reverse("day", args=[day.pk]), reverse("home")]
    Day.objects.filter(pk=cast.days[0].pk).delete()  # so that it is the next one
    assert all(EARLY in text(Client(), page) for page in pages)
    told(day, 15, low=12, high=18, said=9, why={"others": 6.2, "strangers": 0.8})
    for page in pages:
        for client in (Client(), signed_in(cast.bo)):
            page_text = text(client, page)
            assert "We expect 12 to 18 people." in page_text
            assert "without a word" not in page_text
            assert "crowd" not in page_text


def test_an_organiser_and_the_host_see_the_picture_and_why(cast: Cast) -> None:
    Day.objects.filter(pk=cast.days[0].pk).delete()
    told(cast.days[1], 6, low=5, high=9, said=5, why={"others": 1.4, "strangers": 1.0, "said": 4.6})
    desk = [
        text(signed_in(cast.noor), url)
        for url in (reverse("desk"), reverse("desk_day", args=[cast.days[1].pk]))
    ]
    client = Client()
    host = text(client, reverse("owner", kwargs=owner_link(cast, "owner")))
    for page in [*desk, host]:
        assert "<svg" in page.split('class="crowd"')[1]
        assert 'aria-label="We expect 5 to 9 people. 5 said they would come, about 1 more usually' in page
        assert (
            "5 said they would come, about 1 more usually come without a word, one whom nobody knows yet."
            in page
        )
    assert all("You need 4 more for tables of five." in page for page in desk)
    assert "You need" not in host


def test_a_day_that_has_been_shows_what_came_beside_what_was_told_before(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    told(day, 15, low=10, high=20, days_to_go=7)
    told(day, 15, low=12, high=17, days_to_go=1)
    told(day, 16, low=15, high=16, days_to_go=0)  # on its morning: no art any more
    came(day, *(person(cast.city, f"Daar{number}") for number in range(14)))
    page = text(signed_in(cast.noor), reverse("desk_day", args=[day.pk]))
    assert "14 came. A week before we expected 10 to 20 people, the day before 12 to 17 people." in page
    assert ">14</text>" in page  # the pin
    assert "We expect " not in page
    assert "You need" not in page


def test_a_handful_is_a_handful(cast: Cast) -> None:
    """Two said so, three came: neither number is on the host's page, in words or in the picture."""
    day = weeks_ago(cast.city, cast.place, 1)
    says(day, cast.bo, cast.noor)
    told(day, 3, low=2, high=8, said=2, why={"others": 1.0}, days_to_go=1)
    came(day, cast.bo, cast.idris, cast.femke)
    look = outlook(day, 2)
    with override("en"):
        assert look.looking_back == "A handful came. We expected at most 8 people."
        assert look.why == "A handful said they would come, about 1 more usually come without a word."
    assert [number for number in "23" if f">{number}</text>" in look.picture] == []
    assert "people-blot" in look.picture
    assert 'fill="var(--people)"' not in look.picture


def test_who_stays_away_is_nowhere_to_be_seen(cast: Cast) -> None:
    """Femke says so each week and never comes. It is learned, and no page about turnout names her, or anybody."""
    lived(cast, 9)
    day = weeks_ago(cast.city, cast.place, 1)
    with time_machine.travel(cast.city.at(cast.days[0].date, dt.time(7)), tick=False):
        tell(cast.city)
    told(day, 3, days_to_go=1)
    Day.objects.filter(pk=cast.days[1].pk).update(residency=cast.residency)
    for url in (reverse("desk_turnout"), reverse("home"), reverse("day", args=[cast.days[1].pk])):
        page = text(signed_in(cast.noor), url)
        main = page.split("<main")[1].split("</main>")[0]
        assert [name for name in ("Femke", "Bo ", "Idris") if name in main] == []
    look = outlook(cast.days[1], 0)
    assert "Femke" not in look.picture + look.why + look.in_words


def test_as_many_queries_for_one_day_as_for_three(cast: Cast) -> None:
    for day in cast.days:
        told(day, 12)
        told(day, 12, days_to_go=1)
    counted = []
    for days in (cast.days[:1], cast.days[:3]):
        with CaptureQueriesContext(connection) as queries:
            looks = outlooks(days, {}, {})
        counted.append(len(queries))
        assert all(looks[day.pk].is_told for day in days)
    assert counted == [1, 1]


def test_a_day_that_moved_is_no_longer_told_for_its_old_date(cast: Cast) -> None:
    told(cast.days[1], 12, date=cast.days[1].date - dt.timedelta(days=1))
    assert not outlook(cast.days[1], 0).is_told
    with override("en"):
        assert for_everybody(cast.days[1]) == EARLY


def test_with_fewer_seats_than_people_the_range_stands_and_the_fence_is_in_the_picture(cast: Cast) -> None:
    """People may come without a seat, so nothing is cut off."""
    Day.objects.update(capacity=10)
    day = Day.objects.select_related("city").get(pk=cast.days[1].pk)
    told(day, 15, low=12, high=18)
    look = outlook(day, 10)
    with override("en"):
        assert look.expected == "12 to 18 people"
        assert look.needs == "More people want to come than there are seats."
        assert "10 seats" in look.picture


MORE_SEATS, ASK = "Change the seats", "Ask people to come"


@pytest.mark.parametrize(("likely", "offered"), [(15, [MORE_SEATS]), (10, []), (8, [ASK])])
def test_the_desk_offers_what_can_be_done_and_nothing_else(
    cast: Cast, likely: int, offered: list[str]
) -> None:
    """Too many for the seats: more seats. Too few for the tables: ask people. Enough: neither."""
    Day.objects.filter(pk=cast.days[0].pk).delete()
    Day.objects.update(capacity=14)
    day = cast.days[1]
    told(day, likely)
    noor = signed_in(cast.noor)
    for url in (reverse("desk"), reverse("desk_day", args=[day.pk])):
        page = text(noor, url)
        assert [words for words in (MORE_SEATS, ASK) if words in page] == offered
    assert ("<details open>" in page.split('id="seats"')[1].split("</summary>")[0]) == (MORE_SEATS in offered)
    assert "Whom we asked" not in page


def test_who_was_asked_is_found_again_when_nobody_is_needed_any_more(cast: Cast) -> None:
    day = cast.days[1]
    told(day, 10)
    Asked.objects.create(
        day=day, to=cast.bo, by=cast.noor, words="Kom je?", kind=AskedKind.NEEDED, client_key=uuid.uuid4()
    )
    page = text(signed_in(cast.noor), reverse("desk_day", args=[day.pk]))
    assert "Whom we asked" in page
    assert ASK not in page
