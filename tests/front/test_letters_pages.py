"""The page of all letters, one's own switch, and the desk's page of whom letters do not reach."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.outbox import worker
from plugdedag.outbox.bouncing import bounced
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.letters import To, letters
from plugdedag.outbox.models import Bounce, Effect, State
from plugdedag.people import consent
from plugdedag.people.models import Duty, Import, Invitation, Lookup, Person, Purpose
from plugdedag.people.signing_in import knock, prove_link
from plugdedag.places.correcting import correct
from plugdedag.places.models import Contact
from plugdedag.questions.owning import write_to_owner
from tests.cast import Cast, other_city, person
from tests.front.desks import browser, says

pytestmark = pytest.mark.usefixtures("english")
WORDS = "550 5.1.1 No such user"


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def bounces(*addresses: str) -> None:
    for address in addresses:
        bounced(address, "k", WORDS)


def work() -> None:
    while worker.work(handlers()):
        pass


def invited(cast: Cast, email: str, name: str = "") -> Invitation:
    made = Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
    return Invitation.objects.create(
        city=cast.city, imported=made, email=email, name=name, language="nl", token_hash=email
    )


@pytest.mark.parametrize("who", [None, "bo"])
def test_every_letter_somebody_can_get_is_told(cast: Cast, who: str | None) -> None:
    page = browser(getattr(cast, who) if who else None).get(reverse("our_letters"))
    assert page.status_code == 200
    for letter in letters():
        assert says(page, str(letter.name)) == (To.KEEPER not in letter.to), letter.template
    assert ("my_letters" in page.content.decode() or reverse("my_letters") in page.content.decode()) == bool(
        who
    )


def test_the_news_is_switched_on_and_off(cast: Cast) -> None:
    consent.settle(cast.bo, {Purpose.NAME_AT_DAY})
    client = browser(cast.bo)
    for answer, wanted in (("yes", True), ("yes", True), ("no", False), ("no", False), ("?", False)):
        assert client.post(reverse("my_letters"), {"news": answer})["Location"] == reverse("our_letters")
        assert (Purpose.LETTERS in consent.agreed(cast.bo)) == wanted
    assert Purpose.NAME_AT_DAY in consent.agreed(cast.bo)
    assert cast.bo.consents.filter(purpose=Purpose.LETTERS, withdrawn__isnull=False).count() == 1


def test_who_gets_no_letters_reads_why(cast: Cast) -> None:
    client, words = browser(cast.bo), "Letters to you come back"
    assert not says(client.get(reverse("our_letters")), words)
    bounces("bo@example.org")
    assert says(client.get(reverse("our_letters")), words)
    assert not says(browser(cast.idris).get(reverse("our_letters")), words)


def test_the_desk_names_whom_letters_do_not_reach_and_what_to_do(noor: Client, cast: Cast) -> None:
    assert says(noor.get(reverse("desk_letters")), "Everything arrives")
    assert not says(noor.get(reverse("desk")), "Letters that come back")
    cast.ria.email = "Ria@Example.org"
    cast.ria.save()
    invited(cast, "sanne@example.net", "Sanne de Groot")
    person(other_city(), "Wil")
    bounces("bo@example.org", "ria@example.org", "sanne@example.net", "wil@example.org", "nobody@example.org")
    Effect.objects.create(key="k", recipient="Ria@Example.org", kind="mail", state=State.HELD)
    assert says(noor.get(reverse("desk")), "3 addresses take no letters any more.")
    page = noor.get(reverse("desk_letters"))
    found = {one.name: (one.address, one.held) for one in page.context["page_obj"]}
    assert found == {
        "Bo": ("", 0),  # whose address it is to show
        "Ria Jansen, Sportpark De Dageraad": ("Ria@Example.org", 1),
        "Sanne de Groot": ("sanne@example.net", 0),
    }
    assert says(page, "Is there a slip in the address?")
    assert not says(page, "bo@example.org")
    assert not says(page, "Wil")
    assert Lookup.objects.filter(seen=cast.bo, by=cast.noor).count() == 1


def test_trying_again_sends_what_was_kept_in(noor: Client, cast: Cast) -> None:
    bounces("ria@example.org")
    write_to_owner(cast.question, "now")
    work()
    assert Effect.objects.get().state == State.HELD
    path = reverse("desk_bounce", args=[Bounce.objects.get().pk])
    assert says(noor.post(path, follow=True), "1 letter goes at once.")
    work()
    assert Effect.objects.get().state == State.DONE
    bounce = Bounce.objects.get()
    assert bounce.lifted_by == "noor@example.org"
    for again in (noor.post(path), noor.get(path)):  # pressed twice, and reloaded
        assert again["Location"] == reverse("desk_letters")
    assert (Bounce.objects.get().lifted, Effect.objects.get().state) == (bounce.lifted, State.DONE)


@pytest.mark.parametrize("whose", ["wil@example.org", "nobody@example.org"])
def test_no_city_tries_again_for_another(noor: Client, cast: Cast, whose: str) -> None:
    person(other_city(), "Wil")
    bounces(whose)
    assert noor.post(reverse("desk_bounce", args=[Bounce.objects.get().pk])).status_code == 404
    assert Bounce.objects.open().count() == 1


def test_who_comes_in_with_a_code_has_an_address_that_works(cast: Cast, client: Client) -> None:
    bounces("bo@example.org", "femke@example.org")
    made = knock(cast.city, "bo@example.org", language="nl", towards="/", address="")
    assert Bounce.objects.open().count() == 2  # asking for one proves nothing
    work()
    assert Effect.objects.get(key=f"knock:{made.pk}").state == State.DONE  # it is tried all the same
    assert prove_link(cast.city, "guessed") is None
    assert Bounce.objects.open().count() == 2


def test_coming_in_lifts_it(cast: Cast, client: Client, mailoutbox: list) -> None:  # type: ignore[type-arg]
    bounces("bo@example.org", "femke@example.org")
    client.post(reverse("sign_in"), {"email": "bo@example.org"})
    work()
    code = "".join(filter(str.isdigit, str(mailoutbox[0].subject)))[:6]
    client.post(reverse("sign_in_code"), {"code": code})
    assert list(Bounce.objects.open().values_list("address", flat=True)) == ["femke@example.org"]
    assert Bounce.objects.get(address="bo@example.org").lifted_by == "bo@example.org"


def test_a_corrected_address_gets_what_was_kept_in(cast: Cast) -> None:
    Contact.objects.filter(pk=cast.ria.pk).update(email="riaa@example.org")
    bounces("riaa@example.org")
    write_to_owner(
        type(cast.question).objects.select_related("owner", "city").get(pk=cast.question.pk), "now"
    )
    work()
    correct(cast.place, {}, cast.ria, {"email": "ria@example.org"}, version=None, by="noor@example.org")
    work()
    effect = Effect.objects.get()
    assert (effect.recipient, effect.state) == ("ria@example.org", State.DONE)
    assert Bounce.objects.get().lifted_by == "noor@example.org"


def test_an_address_that_somebody_else_has_too_stays_theirs(cast: Cast) -> None:
    Contact.objects.filter(pk=cast.ria.pk).update(email="bo@example.org")
    bounces("bo@example.org")
    Effect.objects.create(key="k", recipient="bo@example.org", kind="mail", state=State.HELD)
    correct(cast.place, {}, cast.ria, {"email": "ria@example.org"}, version=None)
    assert (Effect.objects.get().recipient, Bounce.objects.open().count()) == ("bo@example.org", 1)


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_three_rows_cost_no_more_queries_than_one(noor: Client, cast: Cast) -> None:
    def add(*names: str) -> None:
        for name in names:
            who = person(cast.city, name)
            there = Contact.objects.create(place=cast.place, name=name, email=f"{name}@club.example")
            bounces(who.email, there.email, invited(cast, f"{name}@list.example".lower()).email)

    add("Een")
    pages = (reverse("desk"), reverse("desk_letters"))
    for page in pages:
        noor.get(page)  # who is named was looked up before
    before = {page: queries(noor, page) for page in pages}
    add("Twee", "Drie")
    noor.get(reverse("desk_letters"))
    assert {page: queries(noor, page) for page in pages} == before


def test_many_are_told_a_page_at_a_time(noor: Client, cast: Cast) -> None:
    for number in range(30):
        bounces(invited(cast, f"a{number}@example.net").email)
    assert len(noor.get(reverse("desk_letters")).context["page_obj"]) == 25
    assert len(noor.get(reverse("desk_letters"), {"page": "2"}).context["page_obj"]) == 5


def test_an_organiser_without_duty_any_more_tries_nothing(cast: Cast) -> None:
    bounces("bo@example.org")
    Duty.objects.update(until=cast.city.today() - dt.timedelta(days=1))
    answered = browser(cast.noor).post(reverse("desk_bounce", args=[Bounce.objects.get().pk]))
    assert (answered.status_code, Bounce.objects.open().count()) == (403, 1)
    assert Person.objects.filter(pk=cast.noor.pk).exists()
