"""The demo world: the same for the same number, whole on any date, and as large and as varied as it should be."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction

from plugdedag.cities.holidays import holiday_on
from plugdedag.cities.models import City
from plugdedag.days.models import Day, DayKind, Residency, Rsvp, Turn, Visit
from plugdedag.demo import world
from plugdedag.demo.world.texts import SMALL
from plugdedag.gatherings.models import Diet
from plugdedag.people.models import Hat, Network, Person
from plugdedag.places.models import Offer, PlaceKind
from plugdedag.questions.models import Action, Contribution, Kind, Postcard, Question, Support
from plugdedag.turnout.models import Forecast
from tests.demo import conftest as relaying
from tests.demo.truth import amiss

pytestmark = pytest.mark.django_db

DATES = [
    dt.date(2026, 11, 25),  # the weekday itself
    dt.date(2024, 12, 24),  # then the third lunch falls on Christmas, the fourth on New Year's Day
    dt.date(2025, 1, 1),  # today is a holiday and the weekday
    dt.date(2026, 9, 29),  # the third lunch is on the fifth Wednesday of its month
    dt.date(2027, 5, 5),  # Liberation Day
    dt.date(2028, 2, 29),
]
MONDAY = dt.date(2026, 11, 23)
DISTRICTS = {"Centrum", "West", "Nieuw-West", "Noord", "Oost", "Zuid", "Zuidoost", "Weesp"}


def portrait(seed: int) -> set[tuple[object, ...]]:
    """What makes a world this world, without the numbers the database hands out."""
    with transaction.atomic():
        world.build(seed, MONDAY, size=SMALL)
        found = set(rows())
        transaction.set_rollback(True)
    return found


def rows() -> Iterator[tuple[object, ...]]:
    yield from Person.objects.values_list("uuid", "email", "joined", "language")
    yield from Hat.objects.values_list("person__uuid", "network__name", "what", "since", "until")
    yield from Day.objects.values_list("uuid", "date", "place__name", "number", "changed")
    yield from Rsvp.objects.values_list("day", "person__uuid", "answer", "seat", "ticket", "arrives", "at")
    yield from Visit.objects.values_list("uuid", "person__uuid", "guest_name", "at")
    yield from Turn.objects.values_list("day", "person__uuid", "kind", "given", "ended")
    yield from Contribution.objects.values_list("uuid", "author__uuid", "text", "at")
    yield from Support.objects.values_list("contribution", "person__uuid", "at")
    yield from Postcard.objects.values_list("tip", "motif", "with_name", "withdrawn")
    yield from Forecast.objects.values_list("day", "days_to_go", "made", "mean", "low", "high")


def test_the_same_number_is_the_same_world_and_another_is_another() -> None:
    first = portrait(7)
    assert portrait(7) == first
    other = portrait(8)
    assert first & other == set()
    assert addresses(first) == addresses(other)  # the same people


def test_laid_down_again_it_is_to_the_row_what_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """What most tests of the demo go by."""
    found = []
    monkeypatch.setattr(relaying, "BUILT", {})
    for _ in range(2):
        with transaction.atomic():
            relaying.build()
            found.append({name: sorted(map(repr, relaying.kept(name)[1])) for name in relaying.tables()})
            transaction.set_rollback(True)
    assert len(found[0]["people_person"]) == 60
    assert found[1] == found[0]


def addresses(portrait: set[tuple[object, ...]]) -> set[object]:
    return {row[1] for row in portrait if "@" in str(row[1])}


@pytest.mark.parametrize("today", DATES, ids=str)
def test_it_is_whole_and_true_on_any_date(today: dt.date) -> None:
    world.build(3, today, size=SMALL)
    assert (
        Person.objects.count(),
        Residency.objects.confirmed().count(),
        Offer.objects.waiting().count(),
    ) == (60, 5, 2)
    assert about_now(today)
    assert amiss(City.objects.get(), today) == {}


def about_now(today: dt.date) -> bool:
    """Whether the month that runs is at its third lunch, and no day is on a holiday, in a weekend, or taken twice."""
    city = City.objects.get()
    dates = list(Day.objects.values_list("date", flat=True))
    assert len(dates) == len(set(dates))
    assert [date for date in dates if holiday_on(city, date) or date.weekday() > 4] == []
    assert [
        month for month, count in Counter(Residency.objects.values_list("month")).items() if count > 1
    ] == []
    running = Day.objects.upcoming(today).filter(number__isnull=False).first()
    lunches = list(running.residency.days.filter(number__isnull=False).order_by("number"))  # type: ignore[union-attr]
    assert [lunch.date for lunch in lunches] == sorted(lunch.date for lunch in lunches)
    return (
        lunches[1].date < today <= lunches[2].date < today + dt.timedelta(days=11) and running == lunches[2]
    )


def test_the_whole_network() -> None:
    """All of it at once, for it takes its time: the people, the places, what was said, and that it is true."""
    world.build(1, MONDAY)
    assert about_now(MONDAY)
    assert amiss(City.objects.get(), MONDAY) == {}
    assert (Person.objects.count(), Residency.objects.count(), Residency.objects.confirmed().count()) == (
        300,
        20,
        19,
    )
    assert 55 <= Network.objects.filter(hats__isnull=False).distinct().count() <= 70
    finished = Question.objects.filter(results__isnull=False).select_related("residency__place")
    places = [question.residency.place for question in finished if question.residency]
    assert len(places) == len({place.kind for place in places} - {PlaceKind.OTHER}) == 17
    assert {place.district for place in places} == DISTRICTS
    for question in finished:
        has_all_that_a_month_has(question)
    assert [question.publications.count() for question in finished.order_by("asked")] == [1] * 16 + [0]
    varied()
    came_in_waves()


def has_all_that_a_month_has(question: Question) -> None:
    said = question.contributions.standing()
    assert 3 <= said.filter(kind=Kind.REFRAMING).count() <= 9
    body = [Kind.VIEWPOINT, Kind.FINDING, Kind.IDEA, Kind.OBJECTION]
    assert 6 <= said.filter(kind__in=body).count() <= 15
    assert 5 <= said.filter(kind=Kind.TIP).count() <= 14
    assert 2 <= question.actions.count() <= 4
    assert question.choices.get().contribution in said.filter(kind=Kind.REFRAMING)
    assert question.residency is not None
    assert set(question.residency.terms.values_list("side", flat=True)) == {"place", "plug"}


def varied() -> None:
    """Nothing is said twice; actions went well, were put off, and were given up."""
    texts = Counter(Contribution.objects.values_list("text", flat=True))
    assert [text for text, count in texts.items() if count > 1] == []
    fates = Counter(Action.objects.values_list("changes__kind", flat=True))
    assert min(fates[None], fates["drop"], fates["edit"]) >= 3
    assert {"nl", "en"} == set(Contribution.objects.values_list("language", flat=True))


def came_in_waves() -> None:
    """Most come rarely, a core comes often; one week fifteen people, the next only five; a full house has a line."""
    visits = Counter(
        Visit.objects.filter(person__isnull=False, day__number__isnull=False).values_list("person")
    )
    often = [count for count in visits.values() if count >= 12]
    rarely = Person.objects.count() - sum(count > 4 for count in visits.values())
    assert rarely > 200
    assert 10 <= len(often) <= 60
    lunches = Day.objects.filter(date__lt=MONDAY, number__isnull=False)
    turnouts = [day.visits.count() for day in lunches]
    assert min(turnouts) < 8 < 15 < 25 < max(turnouts)
    assert 9 < sum(turnouts) / len(turnouts) < 22
    assert Rsvp.objects.filter(answer="waiting").exists()
    launch = Day.objects.gone(MONDAY).get(kind=DayKind.GATHERING)
    assert launch.visits.count() > 40
    dinner = Day.objects.upcoming(MONDAY).get(kind=DayKind.GATHERING)
    answers = Counter((one.answer, one.person is not None) for one in dinner.rsvps.all())
    assert answers["waiting", True] + answers["waiting", False] == 3
    assert answers["going", True] > 15 < dinner.invited.count() < 80
    assert answers["going", False] > 5 < Diet.objects.filter(rsvp__day=dinner).count()
    joined = Counter(date.strftime("%Y-%m") for date in Person.objects.values_list("joined", flat=True))
    assert len(joined) >= 17
    assert max(joined.values()) > 3 * sorted(joined.values())[len(joined) // 2]
