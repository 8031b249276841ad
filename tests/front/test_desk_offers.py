"""From an offer to a month: proposed, changed by hand, once, by one organiser; or declined in words."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days.models import Day, DayKind, Residency
from plugdedag.days.proposing import propose
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Duty
from plugdedag.places.models import Offer, OfferAnswer
from plugdedag.questions.intake import shortened
from plugdedag.questions.models import Question
from tests.cast import Cast
from tests.front.desks import browser, in_three_months, says
from tests.places.offers import filled_in, offered

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


@pytest.fixture
def offer(cast: Cast) -> Offer:
    return offered(cast.city)


def chosen(cast: Cast, **other: object) -> dict[str, object]:
    """What the browser sends when the proposal is taken as it is."""
    proposal = propose(cast.city, in_three_months(cast.city))
    data: dict[str, object] = {f"lunch_{number}": date for number, date in enumerate(proposal.lunches, 1)}
    data |= {
        "month": proposal.month,
        "free": [date.isoformat() for date in proposal.free],
        "title": "Wie komt er?",
    }
    return data | other


def say_yes(client: Client, offer: Offer, data: dict[str, object]):
    return client.post(reverse("desk_offer_residency", args=[offer.pk]), data)


def test_yes_makes_the_days_the_terms_and_the_question(noor: Client, cast: Cast, offer: Offer) -> None:
    data = chosen(cast)
    response = say_yes(noor, offer, data)
    made = Residency.objects.get(place=offer.place)
    assert (response.status_code, response["Location"]) == (302, reverse("desk_residency", args=[made.pk]))
    lunches = made.days.filter(kind=DayKind.LUNCH).order_by("number")
    assert [day.date for day in lunches] == [data[f"lunch_{number}"] for number in (1, 2, 3, 4)]
    assert [day.date.isoformat() for day in made.days.filter(kind=DayKind.FREE)] == data["free"]
    assert {day.capacity for day in made.days.all()} == {18}
    question = Question.objects.get(residency=made)
    assert (question.title, question.as_asked, question.owner) == (
        "Wie komt er?",
        offer.question,
        offer.contact,
    )
    assert {term.side for term in made.terms.all()} == {"place", "plug"}
    assert made.terms.filter(side="plug").count() == 4
    assert OfferAnswer.objects.get().by == cast.noor
    assert not Day.objects.published().filter(residency=made).exists()
    assert not Effect.objects.exists()


def test_a_second_tap_leads_to_the_same_month(noor: Client, cast: Cast, offer: Offer) -> None:
    data = chosen(cast)
    first, second = say_yes(noor, offer, data), say_yes(noor, offer, data)
    assert first["Location"] == second["Location"]
    assert Residency.objects.filter(place=offer.place).count() == 1
    assert Question.objects.filter(owner=offer.contact).count() == 1


def test_a_second_organiser_sees_what_the_first_made_of_it(noor: Client, cast: Cast, offer: Offer) -> None:
    Duty.objects.create(city=cast.city, person=cast.bo, kind="organiser", since=cast.city.today())
    say_yes(noor, offer, chosen(cast))
    other = propose(cast.city, in_three_months(cast.city) + dt.timedelta(days=40))
    data = {f"lunch_{number}": date for number, date in enumerate(other.lunches, 1)}
    response = say_yes(browser(cast.bo), offer, data | {"month": other.month, "title": "Anders"})
    assert response.status_code in {409, 422}
    assert says(response, "Noor said yes on")
    made = Residency.objects.get(place=offer.place)
    assert reverse("desk_residency", args=[made.pk]) in response.content.decode()
    assert made.days.filter(date__in=other.lunches).count() == 0


def test_a_date_can_be_changed_by_hand(noor: Client, cast: Cast, offer: Offer) -> None:
    moved = chosen(cast)["lunch_4"] + dt.timedelta(days=1)  # type: ignore[operator]
    assert say_yes(noor, offer, chosen(cast, lunch_4=moved)).status_code == 302
    assert Day.objects.get(residency__place=offer.place, number=4).date == moved


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("lunch_1", "", "This is no date."),
        ("lunch_2", "woensdag", "This is no date."),
        ("lunch_3", "2001-01-03", "This date has passed."),
        ("title", "", "Please fill this in."),
        ("title", "É" * 5000, "This is 5000 characters long; 120 fit."),
    ],
)
def test_bad_input_is_answered_beside_the_field(
    noor: Client, cast: Cast, offer: Offer, field: str, typed: str, words: str
) -> None:
    response = say_yes(noor, offer, chosen(cast, **{field: typed}))
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert form.errors[field][0].startswith(words)
    assert typed in response.content.decode()
    assert Residency.objects.count() == 1
    assert not OfferAnswer.objects.exists()


def test_a_taken_date_and_one_twice_are_said_beside_them(noor: Client, cast: Cast, offer: Offer) -> None:
    data = chosen(cast)
    taken = Day.objects.get(pk=cast.days[3].pk)
    taken.date = data["lunch_2"]  # type: ignore[assignment]
    taken.save()
    response = say_yes(noor, offer, data | {"lunch_4": data["lunch_3"]})
    errors = response.context["form"].errors
    assert errors["lunch_2"] == ["PLUG is at Sportpark De Dageraad that day."]
    assert errors["lunch_4"] == ["Another lunch is on this date already."]


def test_the_page_proposes_and_explains(noor: Client, cast: Cast, offer: Offer) -> None:
    day = cast.days[3]
    day.date = propose(cast.city, in_three_months(cast.city)).lunches[0]
    day.save()
    month = in_three_months(cast.city)
    page = noor.get(reverse("desk_offer", args=[offer.pk]), {"month": month.isoformat()})
    assert says(page, "PLUG is at Sportpark De Dageraad that day.")
    assert day.date not in [page.context["form"][f"lunch_{number}"].value() for number in (1, 2, 3, 4)]


@pytest.mark.parametrize("month", ["", "2001-01-01", "noise", "9999-12-31", "2027-13-01"])
def test_a_strange_month_in_the_address_is_no_crash(noor: Client, offer: Offer, month: str) -> None:
    assert noor.get(reverse("desk_offer", args=[offer.pk]), {"month": month}).status_code == 200


def test_no_goes_to_the_host_in_the_organisers_words_once(noor: Client, cast: Cast, offer: Offer) -> None:
    address = reverse("desk_offer_answer", args=[offer.pk])
    empty = noor.post(address, {"words": " "})
    assert (empty.status_code, empty.context["decline_form"].errors["words"]) == (
        422,
        ["Please fill this in."],
    )
    for _count in range(2):
        assert noor.post(address, {"words": "Dit jaar zitten we vol."})["Location"] == reverse("desk")
    assert Effect.objects.get().recipient == "kees@example.org"
    late = say_yes(noor, offer, chosen(cast))
    assert late.status_code == 409
    assert says(late, "Dit jaar zitten we vol.")
    assert not Residency.objects.filter(place=offer.place).exists()


def test_an_organiser_writes_down_a_place_without_any_letter(noor: Client, cast: Cast) -> None:
    data = filled_in(cast.city)
    first, second = noor.post(reverse("desk_offers"), data), noor.post(reverse("desk_offers"), data)
    made = Offer.objects.get()
    assert first["Location"] == second["Location"] == reverse("desk_offer", args=[made.pk])
    assert not Effect.objects.exists()
    wrong = noor.post(reverse("desk_offers"), filled_in(cast.city, seats="0"))
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["seats"])


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Het is stil. Hoe wordt het druk? Wij weten het niet.", "Hoe wordt het druk?"),
        ("Het is stil", "Het is stil"),
        ("woord " * 60, "woord " * 18 + "woord…"),
        ("م" * 400, "م" * 119 + "…"),
    ],
)
def test_a_title_to_begin_with(asked: str, title: str) -> None:
    assert shortened(asked) == title
    assert len(title) <= 120
