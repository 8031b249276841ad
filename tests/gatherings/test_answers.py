"""An invitation answered: signed in or by the link, on one page; and looking changes nothing."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plugdedag.days.changes import cancel, move
from plugdedag.days.coming import come
from plugdedag.days.models import Rsvp, Wish
from plugdedag.gatherings import diets
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.people.models import Link, Person
from tests.cast import Cast, other_city
from tests.gatherings.evenings import NAME, dinner, seats


@pytest.fixture
def evening(cast: Cast) -> Gathering:
    return dinner(cast, cast.bo, cast.femke)


def link_for(evening: Gathering, who: Person) -> str:
    return reverse("gathering_link", args=[Link.issue(evening.day.city, "rsvp", evening.day.pk, person=who)])


def said(answer: str = "come", **fields: object) -> dict[str, object]:
    return {"client_key": str(uuid4()), "answer": answer, **fields}


def test_looking_changes_nothing_and_one_press_answers_with_all_of_it(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    address = link_for(evening, cast.bo)
    for _twice in range(2):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert (Rsvp.objects.count(), Wish.objects.count()) == (0, 0)
    sent = said(guest_1="Anna", needs_0=["vegan"], needs_1=["nuts", "gluten"], words_1="geen koriander")
    for _twice in range(2):
        assert client.post(address, sent).status_code == 302
    assert [row[:2] for row in seats(evening.day)] == [("Bo", "going"), ("Anna", "going")]
    told = {
        diet.rsvp.guest_name: (diet.person, diet.needs, diet.words)
        for diet in Diet.objects.select_related("rsvp")
    }
    assert told == {"": (cast.bo, ["vegan"], ""), "Anna": (cast.bo, ["nuts", "gluten"], "geen koriander")}
    page = client.get(address).content.decode()
    assert ("Anna" in page, "Er komt iemand met je mee" in page, "Zeeburgerdijk 1" in page) == (
        False,
        True,
        True,
    )
    client.force_login(cast.bo)
    assert "Anna" in client.get(reverse("gathering", args=[evening.day.pk])).content.decode()


def test_who_comes_along_is_changed_by_who_is_signed_in_alone(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    """A mail may be forwarded: its finder reads no names, takes nobody off and puts nobody in their place."""
    come(evening.day, cast.bo, client_key=uuid4(), guests=["Anna"])
    address = link_for(evening, cast.bo)
    assert 'name="guest_1"' not in client.get(address).content.decode()
    assert client.post(address, said(guest_1="Mallory")).status_code == 422
    assert client.post(address, said()).status_code == 302
    assert [row[0] for row in seats(evening.day)] == ["Bo", "Anna"]
    client.force_login(cast.bo)
    client.post(reverse("gathering_answer", args=[evening.day.pk]), said(guest_1="Otto"))
    assert [row[0] for row in seats(evening.day)] == ["Bo", "Otto"]


def test_the_same_button_with_other_wishes_is_refused_and_with_the_same_is_once(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    client.force_login(cast.bo)
    address = reverse("gathering_answer", args=[evening.day.pk])
    sent = said(guest_1="Anna", needs_0=["vegan"], needs_1=["nuts"])
    assert [client.post(address, sent).status_code for _twice in range(2)] == [302, 302]
    for other in ({"needs_0": ["gluten"]}, {"needs_1": []}, {"words_1": "geen ui"}):
        assert client.post(address, sent | other).status_code == 422
    assert list(Diet.objects.order_by("rsvp__pk").values_list("needs", flat=True)) == [["vegan"], ["nuts"]]


def test_taking_back_brings_back_what_is_not_eaten(evening: Gathering, client: Client, cast: Cast) -> None:
    """Said from a mail, it can be taken back for a day; said by oneself, or later, it is gone."""
    client.force_login(cast.bo)
    mine, undo = (reverse(name, args=[evening.day.pk]) for name in ("gathering_answer", "rsvp_undo"))
    wishes = said(guest_1="Anna", needs_0=["vegan"], needs_1=["nuts"])
    client.post(mine, wishes)
    Client().post(link_for(evening, cast.bo), said("not"))
    diets.sweep()
    assert diets.for_the_cook(evening.day).needs == []  # nobody cooks for them meanwhile
    client.post(undo, {"client_key": str(uuid4())})
    told = {diet.rsvp.guest_name: diet.needs for diet in Diet.objects.filter(rsvp__answer="going")}
    assert told == {"": ["vegan"], "Anna": ["nuts"]}
    Client().post(link_for(evening, cast.bo), said("not"))
    with time_machine.travel(timezone.now() + diets.TO_TAKE_BACK + timezone.timedelta(minutes=1)):
        diets.sweep()
    assert Diet.objects.count() == 0


def test_who_finds_the_letter_reads_no_wish_in_it_and_answers_without_erasing_one(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    address = link_for(evening, cast.bo)
    client.post(address, said(guest_1="Anna", needs_0=["vegan"], needs_1=["nuts"], words_1="geen koriander"))
    page = client.get(address).content.decode()
    assert ("geen koriander" in page, " checked" in page, "blijft staan" in page) == (False, False, True)
    client.post(address, said(needs_0=["lactose"]))
    told = {diet.rsvp.guest_name: (diet.needs, diet.words) for diet in Diet.objects.select_related("rsvp")}
    assert told == {"": (["lactose"], ""), "Anna": (["nuts"], "geen koriander")}
    client.force_login(cast.bo)
    page = client.get(reverse("gathering", args=[evening.day.pk])).content.decode()
    assert ("geen koriander" in page, "blijft staan" in page) == (True, False)
    client.post(reverse("gathering_answer", args=[evening.day.pk]), said(guest_1="Anna", needs_0=["lactose"]))
    assert [diet.needs for diet in Diet.objects.all()] == [["lactose"]]


def test_not_this_time_takes_guests_and_wishes_away_at_once(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    client.force_login(cast.bo)
    address = reverse("gathering_answer", args=[evening.day.pk])
    client.post(address, said(guest_1="Anna", needs_0=["vegan"], needs_1=["nuts"]))
    client.post(address, said("not", guest_1="Anna", needs_0=["vegan"], needs_1=["nuts"]))
    assert (seats(evening.day), Diet.objects.count()) == ([], 0)


def test_a_guest_in_anothers_place_does_not_eat_what_the_other_would(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    client.force_login(cast.bo)
    address = reverse("gathering_answer", args=[evening.day.pk])
    client.post(address, said(guest_1="Anna", needs_1=["nuts"], guest_2="Dirk", needs_2=["vegan"]))
    client.post(address, said(guest_1="Cor", guest_2="Dirk", needs_2=["vegan"]))
    assert [(diet.rsvp.guest_name, diet.needs) for diet in Diet.objects.select_related("rsvp")] == [
        ("Dirk", ["vegan"])
    ]


def test_two_guests_of_one_name_keep_their_own_wishes(evening: Gathering, client: Client, cast: Cast) -> None:
    client.post(
        link_for(evening, cast.bo), said(guest_1="Jan", needs_1=["nuts"], guest_2="Jan", needs_2=["vegan"])
    )
    told = Diet.objects.order_by("rsvp__pk").values_list("needs", flat=True)
    assert list(told) == [["nuts"], ["vegan"]]


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    answer = client.post(
        link_for(evening, cast.bo), said(needs_1=["nuts"], words_1="x" * 300, guest_2="Dirk")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("x" * 300 in page, 'value="Dirk"' in page, "Wie is dit?" in page) == (True, True, True)
    assert Rsvp.objects.count() == 0


def test_who_saw_another_date_is_asked_once_more(evening: Gathering, client: Client, cast: Cast) -> None:
    seen = evening.day.date
    move(evening.day, seen + timezone.timedelta(days=7), cast.noor, "De kok is ziek")
    answer = client.post(link_for(evening, cast.bo), said(seen=seen.isoformat(), guest_1="Anna"))
    assert (answer.status_code, Rsvp.objects.count()) == (409, 0)
    assert 'value="Anna"' in answer.content.decode()


def test_a_gathering_may_share_its_date_with_a_lunch(evening: Gathering, cast: Cast) -> None:
    move(evening.day, cast.days[1].date, cast.noor)
    assert evening.day.date == cast.days[1].date


def test_a_link_answers_for_its_own_gathering_and_city_alone(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    token = Link.issue(cast.city, "rsvp", cast.days[1].pk, person=cast.bo)
    assert client.get(reverse("gathering_link", args=[token])).status_code == 404
    uninvited = link_for(evening, cast.idris)
    assert client.get(uninvited).status_code == 404
    assert client.post(uninvited, said()).status_code == 404
    mine = link_for(evening, cast.bo)
    assert client.get(mine, headers={"host": other_city().hostname}).status_code == 404
    assert Rsvp.objects.count() == 0


def test_links_of_letters_lead_to_the_page_of_the_gathering(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    token = Link.issue(cast.city, "rsvp", evening.day.pk, person=cast.bo)
    answer = client.get(reverse("rsvp_link", args=[token]))
    assert answer.headers["Location"] == reverse("gathering_link", args=[token])


def test_signed_in_it_is_the_same(evening: Gathering, client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    for name in ("day", "rsvp"):
        answer = client.get(reverse(name, args=[evening.day.pk]), follow=True)
        assert answer.resolver_match.url_name == "gathering"
        assert NAME in answer.content.decode()
    client.post(reverse("gathering_answer", args=[evening.day.pk]), said(guest_1="Anna"))
    assert [row[:2] for row in seats(evening.day)] == [("Bo", "going"), ("Anna", "going")]
    page = client.get(reverse("mine")).content.decode()
    assert NAME in page


def test_when_it_is_full_the_guest_waits_and_the_page_says_so(client: Client, cast: Cast) -> None:
    evening = dinner(cast, cast.bo, capacity=1)
    address = link_for(evening, cast.bo)
    client.post(address, said(guest_1="Anna"))
    page = client.get(address).content.decode()
    assert "Nog niet iedereen heeft een plek" in page
    client.force_login(cast.bo)
    assert (
        "Voor Anna is er nog geen plek"
        in client.get(reverse("gathering", args=[evening.day.pk])).content.decode()
    )
    assert seats(evening.day) == [("Bo", "going", 1, None), ("Anna", "waiting", None, 2)]


def test_called_off_it_takes_no_answers(evening: Gathering, client: Client, cast: Cast) -> None:
    come(evening.day, cast.bo, client_key=uuid4())
    cancel(evening.day, cast.noor, "De kok is ziek")
    page = client.get(link_for(evening, cast.bo))
    assert ("De kok is ziek" in page.content.decode(), 'name="answer"' in page.content.decode()) == (
        True,
        False,
    )
    assert client.post(link_for(evening, cast.bo), said()).status_code == 409


def test_what_was_answered_from_a_mail_its_owner_sees_and_takes_back(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    Client().post(link_for(evening, cast.bo), said(guest_1="Anna"))
    client.force_login(cast.bo)
    page = client.get(reverse("gathering", args=[evening.day.pk])).content.decode()
    undo = reverse("rsvp_undo", args=[evening.day.pk])
    assert undo in page
    client.post(undo, {"client_key": str(uuid4())})
    assert seats(evening.day) == []


@pytest.mark.parametrize("found_by", [{"answer": "not"}, {"answer": "not", "guest_1": "Mallory"}])
def test_taking_back_brings_back_who_comes_along(
    evening: Gathering, client: Client, cast: Cast, found_by: dict[str, str]
) -> None:
    """Who found the mail said otherwise, twice over; the owner has the guests of their own word again."""
    day, undo = evening.day, reverse("rsvp_undo", args=[evening.day.pk])
    come(day, cast.bo, client_key=uuid4(), guests=["Anna", "Otto"])
    for _twice in range(2):
        assert Client().post(link_for(evening, cast.bo), said(**found_by)).status_code == 302
    taken = [name for name, *_ in seats(day)]
    assert "Anna" not in taken
    client.force_login(cast.bo)
    client.post(undo, {"client_key": str(uuid4())})
    assert [name for name, *_ in seats(day)] == ["Bo", "Anna", "Otto"]
    assert Rsvp.objects.filter(day=day, brought_by=cast.bo).count() == 2  # and nothing else is kept
