"""The desk is the organisers': nobody else gets in, and no city sees another one's."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from plugdedag.days.models import Day, Residency, Turn
from plugdedag.gatherings.models import Gathering, Rule
from plugdedag.outbox.bouncing import bounced
from plugdedag.people.models import Duty, Import, Report, Upload
from plugdedag.places.models import Offer, OfferAnswer
from tests.cast import Cast, other_city, person
from tests.front.desks import browser, in_the_making
from tests.gatherings.evenings import dinner
from tests.places.offers import offered

pytestmark = pytest.mark.usefixtures("english")


def addresses(cast: Cast, offer: Offer) -> list[str]:
    """Every address of the desk, for rows of the cast's city."""
    residency, day = [cast.residency.pk], [cast.days[1].pk]
    turn, duty = Turn.objects.filter(day__city=cast.city)[0], Duty.objects.filter(city=cast.city)[0]
    months, evening = ["", "_days"], [dinner(cast).day_id]
    gathering = ["desk_gathering", "desk_gathering_details", "desk_guest_rules", "desk_guest_picks"]
    parts = ["desk_terms", "desk_confirmation", "desk_title", "desk_owner", "desk_owner_link"]
    return [
        reverse("desk"),
        reverse("desk_offers"),
        reverse("desk_duties"),
        *(
            reverse(name, args=[offer.pk])
            for name in ("desk_offer", "desk_offer_residency", "desk_offer_answer")
        ),
        reverse("desk_place", args=[cast.place.pk]),
        *(reverse(f"desk_residency{part}", args=residency) for part in months),
        *(reverse(name, args=residency) for name in parts),
        *(reverse(f"desk_{part}", args=day) for part in ("day", "move", "cancellation", "capacity", "turns")),
        *(reverse(name, args=evening) for name in gathering),
        reverse("desk_gatherings"),
        reverse("desk_guest_invitations", args=evening),
        reverse("desk_guest_rule", args=[guest_rule(evening[0])]),
        reverse("desk_turn", args=[turn.pk]),
        reverse("desk_duty", args=[duty.pk]),
        reverse("desk_imports"),
        reverse("desk_export"),
        reverse("desk_people"),
        reverse("desk_clearing", args=[cast.ria.pk]),
        reverse("desk_letters"),
        reverse("desk_bounce", args=[bounced(cast.ria.email, "k", "550 5.1.1 No such user").pk]),
        *(reverse(f"desk_upload{part}", args=[upload(cast)]) for part in ("", "_agreement", "_refusal")),
        *(reverse(f"desk_import{part}", args=[imported(cast)]) for part in ("", "_undo")),
        reverse("desk_report", args=[Report.objects.create(city=cast.city, by=cast.bo, words="Nou").pk]),
    ]


def upload(cast: Cast) -> uuid.UUID:
    """A list that the organiser sent and has not said yes to."""
    rows = [["e-mail"], ["sanne@example.org"]]
    made = Upload.objects.create(
        city=cast.city, kind="members", by=cast.noor, rows=rows, header=0, columns=["email"]
    )
    return made.pk


def imported(cast: Cast) -> uuid.UUID:
    return Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv").pk


def guest_rule(evening: uuid.UUID) -> int:
    gathering = Gathering.objects.get(day=evening)
    return Rule.objects.create(gathering=gathering, kind="turns", since=gathering.day.date).pk


@pytest.fixture
def offer(cast: Cast) -> Offer:
    return offered(cast.city)


def test_all_addresses_are_in_this_test(cast: Cast, offer: Offer) -> None:
    from plugdedag.front.urls.desk import urlpatterns  # noqa: PLC0415 - only to count them

    names = [each.name for each in urlpatterns if str(each.name).startswith("desk")]
    assert len(addresses(cast, offer)) == len(names)


def test_a_visitor_is_sent_to_sign_in_and_comes_back(cast: Cast, offer: Offer) -> None:
    for address in addresses(cast, offer):
        response = browser(None).get(address)
        assert (response.status_code, response["Location"]) == (302, f"{reverse('sign_in')}?next={address}")
        sent = browser(None).post(address)
        assert (sent.status_code, sent["Location"].startswith(reverse("sign_in"))) == (302, True)


def test_a_plugger_with_turns_gets_a_403_that_says_why(cast: Cast, offer: Offer) -> None:
    for somebody in (cast.bo, cast.idris, cast.femke):
        for address in addresses(cast, offer):
            assert browser(somebody).get(address).status_code == 403
            assert browser(somebody).post(address).status_code == 403
    assert not OfferAnswer.objects.exists()


def test_who_was_organiser_once_is_not_today(cast: Cast, offer: Offer) -> None:
    today = cast.city.today()
    Duty.objects.filter(person=cast.noor).update(until=today - dt.timedelta(days=1))
    assert browser(cast.noor).get(reverse("desk")).status_code == 403


def test_an_organiser_opens_every_page(cast: Cast, offer: Offer) -> None:
    client = browser(cast.noor)
    for address in addresses(cast, offer):
        assert client.get(address, follow=True).status_code == 200, address


def test_an_organiser_of_another_city_finds_nothing(cast: Cast, offer: Offer) -> None:
    rotterdam = other_city()
    joris = person(rotterdam, "Joris")
    Duty.objects.create(city=rotterdam, person=joris, kind="organiser", since=rotterdam.today())
    client = browser(joris)
    own = {
        reverse(f"desk{part}")
        for part in ("", "_offers", "_duties", "_imports", "_export", "_letters", "_people", "_gatherings")
    }
    for address in set(addresses(cast, offer)) - own:
        for method in ("get", "post"):
            answered = getattr(client, method)(address, headers={"host": rotterdam.hostname})
            finds_nothing = (
                {404} if method == "get" else {404, 405}
            )  # a page that takes no form says so of any
            assert answered.status_code in finds_nothing, address
    page = client.get(reverse("desk"), headers={"host": rotterdam.hostname}).content.decode()
    assert "hooizolder" not in page
    assert "Dageraad" not in page
    assert (
        "Noor"
        not in client.get(reverse("desk_duties"), headers={"host": rotterdam.hostname}).content.decode()
    )
    assert Day.objects.filter(cancellation__isnull=False).count() == 0


def test_places_of_another_city_and_of_plans_are_not_shown(cast: Cast) -> None:
    made = in_the_making(cast.city, cast.noor)
    rotterdam = other_city()
    client = browser(None)
    assert b"Dageraad" in client.get(reverse("places")).content
    assert b"hooizolder" not in client.get(reverse("places")).content
    assert client.get(reverse("place", args=[made.place_id])).status_code == 404
    elsewhere = client.get(reverse("places"), headers={"host": rotterdam.hostname})
    assert b"Dageraad" not in elsewhere.content
    assert (
        client.get(reverse("place", args=[cast.place.pk]), headers={"host": rotterdam.hostname}).status_code
        == 404
    )


def test_an_address_is_public_only_if_its_host_chose_so(cast: Cast) -> None:
    client = browser(cast.bo)
    assert b"Zeeburgerdijk" in client.get(reverse("place", args=[cast.place.pk])).content
    cast.place.address_public = False
    cast.place.save()
    for address in (reverse("place", args=[cast.place.pk]), reverse("places")):
        page = client.get(address).content
        assert b"Zeeburgerdijk" not in page
        assert b"1019 AA" not in page
        assert b"ria@example.org" not in page
    assert Residency.objects.count() == 1
