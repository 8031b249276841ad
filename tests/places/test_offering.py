"""An offer is kept once, its host and the organisers are told once, and nobody can flood us."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError

from plugdedag.lib.refusals import KeyReused, Refused, TooMany
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Duty, Network
from plugdedag.places import offering
from plugdedag.places.answering import accept, decline
from plugdedag.places.models import Offer, OfferAnswer, Place
from plugdedag.places.offering import offer
from tests.cast import Cast, other_city, person
from tests.places.offers import offered, sent

pytestmark = pytest.mark.usefixtures("english")


def test_the_same_key_makes_one_offer_and_one_set_of_letters(cast: Cast) -> None:
    key = uuid.uuid4()
    first = offer(cast.city, sent(cast.city), key, address="192.0.2.1")
    assert offer(cast.city, sent(cast.city), key, address="192.0.2.1") == first
    assert Offer.objects.count() == 1
    assert Place.objects.in_city(cast.city).count() == 2  # the cast's and this one
    assert sorted(Effect.objects.values_list("recipient", flat=True)) == [
        "kees@example.org",
        "noor@example.org",
    ]


def test_another_body_with_the_same_key_is_refused(cast: Cast) -> None:
    key = uuid.uuid4()
    offer(cast.city, sent(cast.city), key)
    with pytest.raises(KeyReused) as refused:
        offer(cast.city, sent(cast.city, seats=19), key)
    assert refused.value.status == 422
    assert Offer.objects.get().place.seats == 18


def test_the_key_of_another_city_tells_nothing(cast: Cast) -> None:
    key = uuid.uuid4()
    offer(other_city(), sent(cast.city), key)
    with pytest.raises(KeyReused):
        offer(cast.city, sent(cast.city), key)


def test_twins_at_the_same_moment_make_one_offer(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one asks before the first is there, and finds it when the database refuses a double."""
    key = uuid.uuid4()
    first = offer(cast.city, sent(cast.city), key)
    answers = iter([None, first])
    monkeypatch.setattr(offering, "known", lambda *args: next(answers))
    assert offer(cast.city, sent(cast.city), key) == first
    assert Place.objects.filter(name="De hooizolder").count() == 1


def test_a_double_that_is_no_twin_stays_an_error(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    key = uuid.uuid4()
    offer(cast.city, sent(cast.city), key)
    monkeypatch.setattr(offering, "known", lambda *args: None)
    with pytest.raises(IntegrityError):
        offer(cast.city, sent(cast.city), key)


def test_an_organisation_we_know_is_not_made_twice(cast: Cast) -> None:
    made = offered(cast.city, "VV DE DAGERAAD")
    assert made.place.network == cast.club
    assert Network.objects.in_city(cast.city).count() == 1


def test_five_an_hour_from_one_address_and_no_more(cast: Cast) -> None:
    for _count in range(offering.FROM_ONE_ADDRESS):
        offer(cast.city, sent(cast.city), uuid.uuid4(), address="192.0.2.1")
    with pytest.raises(TooMany):
        offer(cast.city, sent(cast.city), uuid.uuid4(), address="192.0.2.1")
    offer(cast.city, sent(cast.city), uuid.uuid4(), address="192.0.2.2")
    offer(cast.city, sent(cast.city), uuid.uuid4(), address="192.0.2.1", quiet=True)  # an organiser writes on
    assert Offer.objects.count() == offering.FROM_ONE_ADDRESS + 2


def test_the_address_itself_is_not_kept(cast: Cast) -> None:
    made = offer(cast.city, sent(cast.city), uuid.uuid4(), address="192.0.2.77")
    assert "192.0.2.77" not in str(made.__dict__)


def test_the_thanks_repeat_no_word_that_was_typed(cast: Cast) -> None:
    """Else the form would send anybody's words to anybody's mailbox."""
    offer(cast.city, sent(cast.city, "Buy at evil.example"), uuid.uuid4())
    thanks = Effect.objects.get(recipient="kees@example.org").payload
    told = Effect.objects.get(recipient="noor@example.org").payload
    for typed in ("evil.example", "hooizolder", "Kees", "dinsdag"):
        assert typed not in thanks["text"] + thanks["html"] + thanks["subject"]
    assert "De hooizolder" in told["subject"]
    assert "Wat brengt mensen op dinsdag" in told["text"]
    assert "/desk/offers/" in told["text"]


def test_letters_are_in_the_language_of_who_reads(cast: Cast) -> None:
    cast.noor.language = "en"
    cast.noor.save()
    offer(cast.city, sent(cast.city), uuid.uuid4())
    assert Effect.objects.get(recipient="noor@example.org").payload["language"] == "en"
    assert Effect.objects.get(recipient="kees@example.org").payload["language"] == "nl"


def test_only_todays_organisers_of_this_city_are_told(cast: Cast) -> None:
    rotterdam = other_city()
    elsewhere, before = person(rotterdam, "Joris"), person(cast.city, "Wim")
    today = cast.city.today()
    Duty.objects.create(city=rotterdam, person=elsewhere, kind="organiser", since=today)
    Duty.objects.create(
        city=cast.city, person=before, kind="organiser", since=dt.date(2020, 1, 1), until=dt.date(2021, 1, 1)
    )
    Duty.objects.create(city=cast.city, person=cast.bo, kind="treasurer", since=today)
    offer(cast.city, sent(cast.city), uuid.uuid4())
    assert sorted(Effect.objects.values_list("recipient", flat=True)) == [
        "kees@example.org",
        "noor@example.org",
    ]


def test_a_no_goes_to_the_contact_once_in_the_organisers_words(cast: Cast) -> None:
    made = offered(cast.city)
    decline(made, "Dit jaar zijn we vol. Volgend jaar graag.", cast.noor)
    decline(made, "Andere woorden", cast.bo)
    letter = Effect.objects.get()
    assert (letter.recipient, OfferAnswer.objects.get().by) == ("kees@example.org", cast.noor)
    assert "Dit jaar zijn we vol." in letter.payload["text"]


def test_a_no_after_a_yes_is_refused_with_who_was_first(cast: Cast) -> None:
    made = offered(cast.city)
    accept(made, cast.noor)
    with pytest.raises(Refused, match="Noor"):
        decline(made, "Toch niet", cast.bo)
    assert OfferAnswer.objects.get().accepted
    assert not Effect.objects.exists()


def test_a_yes_after_a_no_is_refused(cast: Cast) -> None:
    made = offered(cast.city)
    decline(made, "Nu niet", cast.noor)
    with pytest.raises(Refused, match="Noor"):
        accept(made, cast.bo)
