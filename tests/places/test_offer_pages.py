"""The public form: everything bad that people can type is answered beside the field, and nothing is lost."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.places import offering
from plugdedag.places.models import Offer
from tests.cast import Cast
from tests.places.offers import filled_in

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def visitor(client: Client, cast: Cast) -> Client:
    client.cookies["django_language"] = "en"
    return client


def send(client: Client, cast: Cast, **other: object):
    return client.post(reverse("offer"), filled_in(cast.city, **other))


def test_nothing_is_promised_without_a_tick(visitor: Client, cast: Cast) -> None:
    form = visitor.get(reverse("offer")).context["form"]
    assert [form[name].value() or [] for name in ("gives", "access")] == [[], []]
    send(visitor, cast, gives=[], access=[])
    place = Offer.objects.select_related("place").get().place
    assert (place.wifi, place.power, place.coffee, place.lunch) == (False, False, False, False)


def test_what_is_wrong_comes_first(visitor: Client, cast: Cast) -> None:
    page = visitor.get(reverse("offer")).content.decode()
    again = send(visitor, cast, organisation="").content.decode()
    assert [each.partition("<title>")[2].partition(" · ")[0] for each in (page, again)] == [
        "Offer a place", "Error: Offer a place",
    ]  # fmt: skip
    assert ["hero" in each for each in (page, again)] == [True, False]


def test_an_offer_is_kept_as_it_was_written(visitor: Client, cast: Cast) -> None:
    response = send(visitor, cast)
    assert (response.status_code, response["Location"]) == (302, reverse("offer_thanks"))
    offer = Offer.objects.select_related("place__network", "contact").get()
    place, contact = offer.place, offer.contact
    assert (place.network.name, place.name, place.kind, place.seats) == (
        "Scholengemeenschap De Linde", "De oude gymzaal", "school", 28,
    )  # fmt: skip
    assert (place.address, place.address_public) == ("Populierenweg 44, 1094 HN, Oost", True)
    assert (place.wifi, place.power, place.coffee, place.lunch) == (True, True, True, False)
    assert (place.step_free, place.accessible_toilet) == (True, False)
    assert (contact.name, contact.email, contact.phone, contact.language) == (
        "Hester Vos", "hester@example.org", "06 1234 5678", "en",
    )  # fmt: skip
    assert offer.months == filled_in(cast.city)["months"]
    assert offer.question.startswith("Ouders brengen hun kind")
    assert visitor.get(reverse("offer_thanks")).status_code == 200


def test_sending_twice_is_one_offer_and_the_same_thanks(visitor: Client, cast: Cast) -> None:
    data = filled_in(cast.city)
    first = visitor.post(reverse("offer"), data)
    second = visitor.post(reverse("offer"), data)
    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, reverse("offer_thanks"))
    assert Offer.objects.count() == 1


def test_back_and_changed_asks_first_and_then_takes_it(visitor: Client, cast: Cast) -> None:
    data = filled_in(cast.city)
    visitor.post(reverse("offer"), data)
    response = visitor.post(reverse("offer"), data | {"seats": "30"})
    assert response.status_code == 422
    assert "You sent this form before, and that offer arrived." in response.content.decode()
    assert 'value="30"' in response.content.decode()
    again = response.context["form"]["client_key"].value()
    assert str(again) != data["client_key"]
    assert visitor.post(reverse("offer"), data | {"seats": "30", "client_key": str(again)}).status_code == 302
    assert sorted(Offer.objects.values_list("place__seats", flat=True)) == [28, 30]


LONG = "Ж" * 5000


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("organisation", "", "Please fill this in."),
        ("organisation", LONG, "This is 5000 characters long; 120 fit."),
        ("contact_name", LONG, "This is 5000 characters long; 120 fit."),
        ("name", LONG, "This is 5000 characters long; 120 fit."),
        ("street", "   ", "Please fill this in."),
        ("postcode", "1" * 200, "This is 200 characters long; 12 fit."),
        ("email", "ria@", "This is no e-mail address yet."),
        ("email", "", "Please fill this in."),
        ("seats", "0", "Without a seat nobody can come."),
        ("seats", "-3", "Without a seat nobody can come."),
        ("seats", "99999999999999999999", "That is more than a thousand."),
        ("seats", "veel", "Write a number, such as 25."),
        ("kind", "castle", "Choose one of these."),
        ("months", [], "Tick at least one month."),
        ("months", ["2001-01-01"], "One of these months has begun."),
        ("question", "Hm?", "Tell a little more"),
        ("question", LONG, "This is 5000 characters long; 2000 fit."),
    ],
)
def test_bad_input_is_answered_beside_the_field(
    visitor: Client, cast: Cast, field: str, typed: object, words: str
) -> None:
    response = send(visitor, cast, **{field: typed})
    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert form.errors[field][0].startswith(words)
    page = response.content.decode()
    assert page.count("field has-error") == 1
    assert "Hester Vos" in page or field == "contact_name"
    assert field in {"kind", "months"} or not typed or str(typed) in page
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "name", ["🏫 De Linde 🌳", "مدرسة الزيزفون", "<b>De Linde</b> & co", 'O\'Brien "De Hoek"', "名前" * 60]
)
def test_emoji_right_to_left_and_signs_are_only_a_name(visitor: Client, cast: Cast, name: str) -> None:
    assert send(visitor, cast, organisation=name, name=name, contact_name=name).status_code == 302
    assert Offer.objects.get().place.network.name == name
    visitor.force_login(cast.noor)
    page = visitor.get(reverse("desk_offer", args=[Offer.objects.get().pk])).content.decode()
    assert "<b>De Linde</b>" not in page


@pytest.mark.parametrize(
    ("typed", "kept"), [("1094hn", "1094 HN"), ("1094 HN", "1094 HN"), ("EC1A 1BB", "EC1A 1BB"), ("", "")]
)
def test_a_postcode_is_helped_and_never_refused(visitor: Client, cast: Cast, typed: str, kept: str) -> None:
    assert send(visitor, cast, postcode=typed).status_code == 302
    assert Offer.objects.get().place.postcode == kept


def test_another_country_has_other_postcodes(visitor: Client, cast: Cast) -> None:
    cast.city.country = "BE"
    cast.city.save()
    send(visitor, cast, postcode="1094hn")
    assert Offer.objects.get().place.postcode == "1094hn"


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(visitor: Client, cast: Cast) -> None:
    response = send(visitor, cast, website="https://example.org")
    assert response["Location"] == reverse("offer_thanks")
    assert not Offer.objects.exists()


def test_too_many_keep_what_was_typed(visitor: Client, cast: Cast) -> None:
    for _count in range(offering.FROM_ONE_ADDRESS):
        assert send(visitor, cast).status_code == 302
    response = send(visitor, cast, name="De zesde zaal")
    assert response.status_code == 429
    assert "De zesde zaal" in response.content.decode()


def test_no_field_cuts_off_what_is_pasted(visitor: Client, cast: Cast) -> None:
    assert b"maxlength" not in visitor.get(reverse("offer")).content


@pytest.mark.parametrize("key", ["x", "", "0" * 5000])
def test_a_broken_key_is_a_new_intent(visitor: Client, cast: Cast, key: str) -> None:
    assert send(visitor, cast, client_key=key).status_code == 302
    assert Offer.objects.count() == 1


def test_the_form_speaks_dutch(client: Client, cast: Cast) -> None:
    client.cookies["django_language"] = "nl"
    response = client.post(reverse("offer"), filled_in(cast.city, seats="0", client_key=str(uuid.uuid4())))
    assert "Zonder stoel kan er niemand komen" in response.content.decode()
