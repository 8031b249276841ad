"""Somebody at a place is forgotten, by an organiser or by their own link; the month stays, without a name."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from plugdedag.front.clearing import clear
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.mail import letter
from plugdedag.outbox.models import Effect, State
from plugdedag.people.models import Link
from plugdedag.places.models import Clearing, Contact, Offer, Place
from plugdedag.questions.models import Note
from plugdedag.questions.owning import hand_over, owner_link
from plugdedag.questions.sharing import forward
from tests.cast import Cast, other_city
from tests.questions.said import entering

pytestmark = pytest.mark.django_db
NAMED = ["Ria", "ria@example.org", "020 555 0101"]


def over(cast: Cast) -> str:
    """The month has been; answers with the link of its host."""
    for day in cast.days:
        day.date -= dt.timedelta(weeks=8)
        day.save()
    Note.objects.create(question=cast.question, text="De soep was op", contact=cast.ria)
    return owner_link(cast.question).partition("testserver")[2]


def told(cast: Cast) -> tuple[str, str, str]:
    return Contact.objects.values_list("name", "email", "phone").get(pk=cast.ria.pk)


def test_by_their_own_link_and_the_second_tap_reads_the_same(cast: Cast, client: Client) -> None:
    link = over(cast)
    asked = client.get(f"{link}clearing/").content.decode()
    assert [word for word in NAMED if word in asked] == ["Ria"]  # a link may be in the wrong hands
    assert told(cast) == ("Ria Jansen", "ria@example.org", "020 555 0101")
    for _tap in range(2):
        done = client.post(f"{link}clearing/")
        assert (done.status_code, done.templates[0].name) == (200, "front/cleared.html")
    assert told(cast) == ("", "", "")
    assert client.get(link).status_code == 404
    assert Clearing.objects.get(contact=cast.ria).by is None
    assert client.post("/owner/guessed/clearing/").status_code == 404


def test_at_the_desk_everywhere_the_address_stands_but_in_no_other_city(cast: Cast) -> None:
    over(cast)
    again = Contact.objects.create(place=cast.place, name="R. Jansen", email="RIA@example.org")
    els = Contact.objects.create(place=cast.place, name="Els", email="els@example.org")
    far = Place.objects.create(city=other_city(), network=cast.club, name="Kade", street="Kade 1", seats=9)
    elsewhere = Contact.objects.create(place=far, name="Ria Jansen", email="ria@example.org")
    client = entering(cast.noor)
    assert client.post(f"/desk/contacts/{cast.ria.pk}/clearing/").status_code == 302
    assert set(Clearing.objects.values_list("contact", "by")) == {
        (cast.ria.pk, cast.noor.pk), (again.pk, cast.noor.pk)
    }  # fmt: skip
    kept = Contact.objects.filter(pk__in=[els.pk, elsewhere.pk]).values_list("email", flat=True)
    assert set(kept) == {"els@example.org", "ria@example.org"}
    assert client.get(f"/desk/contacts/{elsewhere.pk}/clearing/").status_code == 404
    for page in (f"/desk/residencies/{cast.residency.pk}/", f"/questions/{cast.question.pk}/"):
        read = client.get(page).content.decode()
        assert [word for word in NAMED if word in read] == []
    assert "De soep was op" in read
    client.post(f"/desk/contacts/{cast.ria.pk}/clearing/")
    assert Clearing.objects.count() == 2


def test_not_while_a_month_or_an_offer_counts_on_them(cast: Cast, client: Client) -> None:
    link = owner_link(cast.question).partition("testserver")[2]
    answer = client.post(f"{link}clearing/")
    assert (answer.status_code, answer.context["needed"]) == (409, answer.context["needed"] or "words")
    assert told(cast)[0] == "Ria Jansen"
    over(cast)
    Offer.objects.create(city=cast.city, place=cast.place, contact=cast.ria, question="Hoe?")
    with pytest.raises(Refused):
        clear(cast.ria)
    assert told(cast)[0] == "Ria Jansen"


def test_once_handed_over_the_month_calls_who_took_over(cast: Cast) -> None:
    to = hand_over(cast.question, "Karim", "karim@example.org").to
    clear(cast.ria, cast.noor)
    cast.residency.refresh_from_db()
    assert (told(cast)[0], cast.residency.contact) == ("", to)


def test_a_colleague_goes_alone(cast: Cast) -> None:
    made = forward(cast.question, "Karim", "karim@example.org", cast.ria, client_key=uuid.uuid4())
    owner_link(cast.question)
    clear(made.contact)
    made.refresh_from_db()
    assert (made.contact.name, made.ended is not None, told(cast)[0]) == ("", True, "Ria Jansen")
    assert [link.purpose for link in Link.objects.open()] == ["owner"]


def test_letters_to_them_stay_in_and_those_to_a_plugger_with_the_address_do_not(cast: Cast) -> None:
    over(cast)
    Effect.objects.all().delete()
    for to in ("ria@example.org", "bo@example.org"):
        letter(f"out:{to}", to, "questions/letters/owner.html", letter_of(cast), "nl")
        letter(f"in:{to}", to, "questions/letters/owner.html", letter_of(cast), "nl")
    Effect.objects.filter(key__startswith="out").update(state=State.DONE, done=timezone.now())
    clear(cast.ria)
    left = dict(Effect.objects.values_list("key", "recipient"))
    assert left.pop("out:ria@example.org").endswith("@gone.invalid")
    assert left == {"out:bo@example.org": "bo@example.org", "in:bo@example.org": "bo@example.org"}
    clear(Contact.objects.create(place=cast.place, name="Bo", email="bo@example.org"))  # a host who plugs too
    assert Effect.objects.filter(recipient="bo@example.org").count() == 2


def letter_of(cast: Cast) -> dict[str, object]:
    return {"question": cast.question, "owner": cast.ria, "city": cast.city, "url": "https://x/"}
