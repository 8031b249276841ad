"""A place is corrected after it was offered: by organisers only, and never over somebody else's words unseen."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.models import Residency
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Duty
from plugdedag.places.models import Contact, Offer, Place
from tests.cast import Cast, other_city, person
from tests.front.desks import browser, in_the_making, says
from tests.places.offers import offered

pytestmark = pytest.mark.usefixtures("english")

TYPED = {
    "contact_name": "Riet Jansen", "email": "riet@example.org", "phone": "020 555 0199", "name": "De kantine",
    "kind": "centre", "street": "Zeeburgerdijk 3", "postcode": "1019ab", "district": "Zeeburg", "seats": "24",
    "gives": ["coffee", "lunch"], "access": ["step_free"], "access_notes": "Twee keer bellen.\r\nHond is lief.",
}  # fmt: skip
EMPTY = {"phone": "", "postcode": "", "district": "", "gives": [], "access": [], "access_notes": ""}


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def at(place: Place, *, seen_on: str = "") -> str:
    return reverse("desk_place", args=[place.pk]) + (f"?from={seen_on}" if seen_on else "")


def shown(client: Client, place: Place) -> dict[str, object]:
    """What a browser would send back untouched."""
    form = client.get(at(place)).context["form"]
    data = {field.name: field.value() for field in form}
    if not data.pop("address_public"):
        return data
    return data | {"address_public": "on"}


def save(client: Client, place: Place, **other: object):
    return client.post(at(place), shown(client, place) | other)


def test_everything_can_be_corrected(noor: Client, cast: Cast) -> None:
    data = {"version": 0, **TYPED}  # without the tick: only who comes may see the address
    month = reverse("desk_residency", args=[cast.residency.pk])
    answered = noor.post(at(cast.place), data)
    assert (answered.status_code, answered["Location"]) == (302, f"{month}#place")
    place, ria = Place.objects.get(pk=cast.place.pk), Contact.objects.get(pk=cast.ria.pk)
    assert (place.name, place.kind, place.address) == (
        "De kantine",
        "centre",
        "Zeeburgerdijk 3, 1019 AB, Zeeburg",
    )
    assert (place.address_public, place.seats, place.version) == (False, 24, 1)
    assert place.gives == ["coffee", "lunch", "step-free entrance"]
    assert place.access_notes == "Twee keer bellen.\nHond is lief."
    assert (ria.name, ria.email, ria.phone) == ("Riet Jansen", "riet@example.org", "020 555 0199")
    assert says(noor.get(month), "Riet Jansen")


def test_days_keep_their_seats_and_nobody_gets_a_letter(noor: Client, cast: Cast) -> None:
    assert save(noor, cast.place, seats="12").status_code == 302
    assert Place.objects.get(pk=cast.place.pk).seats == 12
    assert set(cast.residency.days.values_list("capacity", flat=True)) == {30}
    assert not Effect.objects.exists()
    assert says(noor.get(at(cast.place)), "Days that are planned keep the seats they have")


def test_what_may_stay_empty_can_be_emptied(noor: Client, cast: Cast) -> None:
    assert save(noor, cast.place, **EMPTY).status_code == 302
    place = Place.objects.get(pk=cast.place.pk)
    assert (place.address, place.gives, place.address_public) == ("Zeeburgerdijk 1", [], True)


def test_saving_what_is_there_already_changes_nothing(noor: Client, cast: Cast) -> None:
    data = {"version": 0, **TYPED}
    for _count in range(2):  # a second tap comes with the old version
        assert noor.post(at(cast.place), data).status_code == 302
    assert save(noor, cast.place).status_code == 302
    assert Place.objects.get(pk=cast.place.pk).version == 1


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("seats", "0", "Without a seat nobody can come."),
        ("seats", "1001", "That is more than a thousand."),
        ("seats", "veel", "Write a number, such as 25."),
        ("name", "", "Please fill this in."),
        ("name", "é" * 121, "This is 121 characters long; 120 fit."),
        ("street", "", "Please fill this in."),
        ("contact_name", "", "Please fill this in."),
        ("email", "ria@", "This is no e-mail address yet."),
        ("kind", "castle", "Choose one of these."),
        ("gives", ["gold"], "Select a valid choice."),
        ("access_notes", "Bel aan\0", "Null characters are not allowed."),
        ("name", "De \0 kantine", "Null characters are not allowed."),
        ("phone", "06\0", "Null characters are not allowed."),
        ("version", "9\0", "Enter a whole number."),
    ],
)
def test_bad_input_is_answered_beside_the_field_and_kept(
    noor: Client, cast: Cast, field: str, typed: object, words: str
) -> None:
    answered = save(noor, cast.place, **{"district": "Indische Buurt", field: typed})
    form = answered.context["form"]
    assert (answered.status_code, list(form.errors)) == (422, [field])
    assert form.errors[field][0].startswith(words)
    assert (form[field].value(), form["district"].value()) == (typed, "Indische Buurt")
    assert Place.objects.get(pk=cast.place.pk).version == 0


def test_who_saves_second_sees_the_first_and_may_save_over_it(noor: Client, cast: Cast) -> None:
    Duty.objects.create(city=cast.city, person=cast.bo, kind="organiser", since=cast.city.today())
    bo = browser(cast.bo)
    first, second = shown(noor, cast.place), shown(bo, cast.place)
    changed = {
        "name": "De kantine",
        "phone": "020 1",
        "kind": "centre",
        "gives": ["lunch"],
        "access_notes": "Bel",
    }
    assert noor.post(at(cast.place), first | changed).status_code == 302
    typed = second | {"name": "Het clubhuis", "address_public": ""}
    answered = bo.post(at(cast.place), typed)
    assert answered.status_code == 409
    assert answered.context["theirs"] == [
        ("Their phone", "020 1"), ("What do they call the place?", "De kantine"),
        ("What kind of place is it?", "neighbourhood centre"), ("Everybody may see the address", "Yes"),
        ("What is there for us?", "lunch"), ("How do people get in?", "Bel"),
    ]  # fmt: skip
    assert says(answered, "Somebody changed this place while you were writing.")
    assert says(answered, "Save mine after all")
    form = answered.context["form"]
    assert (form["name"].value(), form["version"].value()) == ("Het clubhuis", "1")
    assert Place.objects.get(pk=cast.place.pk).name == "De kantine"
    assert bo.post(at(cast.place), typed | {"version": form["version"].value()}).status_code == 302
    place = Place.objects.get(pk=cast.place.pk)
    assert (place.name, place.address_public, place.version) == ("Het clubhuis", False, 2)


def test_what_a_stale_form_keeps_empty_is_said_so(noor: Client, cast: Cast) -> None:
    late = shown(noor, cast.place) | {"seats": "31"}
    save(noor, cast.place, gives=[], district="")
    theirs = dict(noor.post(at(cast.place), late).context["theirs"])
    assert theirs == {"Which part of the city?": "Nothing", "What is there for us?": "Nothing",
                      "How many people can sit and work?": "30"}  # fmt: skip


def test_it_corrects_whom_the_page_says_to_call_and_goes_back_there(noor: Client, cast: Cast) -> None:
    jan = Contact.objects.create(place=cast.place, name="Jan", email="jan@example.org")
    offer = Offer.objects.create(city=cast.city, place=cast.place, contact=jan, question="Hoe?")
    page = reverse("desk_offer", args=[offer.pk])
    address = at(cast.place, seen_on=page)
    assert address in noor.get(page).content.decode()
    form = noor.get(address).context["form"]
    assert form["contact_name"].value() == "Jan"
    answered = noor.post(address, {"version": 0, **TYPED})
    assert answered["Location"] == f"{page}#place"
    assert set(cast.place.contacts.values_list("name", flat=True)) == {"Ria Jansen", "Riet Jansen"}
    month = reverse("desk_residency", args=[cast.residency.pk])
    assert at(cast.place, seen_on=month) in noor.get(month).content.decode()


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "/desk/residencies/999/", "\0"])
def test_the_way_back_is_one_of_ours(noor: Client, cast: Cast, page: str) -> None:
    month = reverse("desk_residency", args=[cast.residency.pk])
    answered = noor.get(reverse("desk_place", args=[cast.place.pk]), {"from": page})
    assert (answered.status_code, answered.context["back"]) == (200, month)


def test_a_place_that_nobody_is_known_at(noor: Client, cast: Cast) -> None:
    made = Place.objects.create(city=cast.city, network=cast.club, name="De loods", street="Kade 1", seats=9)
    assert noor.get(at(made)).context["back"] == reverse("desk")
    assert noor.post(at(made), {"version": 0, **TYPED}).status_code == 302
    assert made.contacts.get().name == "Riet Jansen"


def test_another_citys_place_is_not_there(cast: Cast) -> None:
    rotterdam = other_city()
    joris = person(rotterdam, "Joris")
    Duty.objects.create(city=rotterdam, person=joris, kind="organiser", since=rotterdam.today())
    client, there = browser(joris), {"host": rotterdam.hostname}
    assert client.get(at(cast.place), headers=there).status_code == 404
    assert client.post(at(cast.place), {"version": 0, **TYPED}, headers=there).status_code == 404
    assert Place.objects.get(pk=cast.place.pk).name == "Sportpark De Dageraad"


def test_only_organisers_correct(cast: Cast) -> None:
    for somebody in (cast.bo, cast.idris, cast.femke):
        answered = browser(somebody).post(at(cast.place), {"version": 0, **TYPED})
        assert answered.status_code == 403
    assert browser(None).get(at(cast.place)).status_code == 302
    assert Place.objects.get(pk=cast.place.pk).name == "Sportpark De Dageraad"


def queries(client: Client, place: Place) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(at(place)).status_code == 200
    return len(asked)


def test_it_costs_the_same_for_one_month_and_for_three(noor: Client, cast: Cast) -> None:
    place = in_the_making(cast.city, cast.noor).place
    queries(noor, place)
    once = queries(noor, place)
    for each in (Residency.objects.get(place=cast.place), *[offered(cast.city, name) for name in "AB"]):
        each.place = place
        each.save()
    assert queries(noor, place) == once
    assert once <= 15
