"""From “I come” by somebody who walks by, through the door, to the list."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days.coming import come
from plugdedag.days.models import Answer, Cancellation, Day, Rsvp
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.cast import Cast, other_city, person
from tests.people.knocking import ask, code_for, come_in, link_for, type_in, who

EN = {"accept-language": "en"}
NEW = "anna@example.org"
ANNA = {"name": "Anna", "language": "en"}


def to_the_door(client: Client, day: Day) -> str:
    """Press “I come” as a visitor; where one is sent on to once inside."""
    door = client.get(reverse("rsvp", args=[day.pk]))
    assert door.url.startswith(reverse("sign_in"))
    return client.get(door.url).context["form"]["next"].value()


def list_of(day: Day) -> list[tuple[str, str]]:
    rows = Rsvp.objects.filter(day=day).order_by("pk")
    return list(rows.values_list("person__email", "answer"))


def said(client: Client, path: str) -> list[str]:
    return [str(message) for message in client.get(path, headers=EN).context["messages"]]


@pytest.mark.parametrize("way", ["code", "link on another phone"])
def test_a_visitor_who_comes_is_on_the_list(cast: Cast, way: str) -> None:
    client, day = Client(headers=EN), cast.days[1]
    ask(client, NEW, next=to_the_door(client, day))
    if way == "code":
        type_in(client, code_for(NEW))
    else:
        client = Client(headers=EN)
        client.post(link_for(NEW))
    assert list_of(day) == []  # not before she says who she is
    page = client.get(reverse("welcome"))
    assert "Keep this, and go on" in page.content.decode()
    answer = client.post(reverse("welcome"), ANNA)
    assert answer.url == reverse("day", args=[day.pk])
    assert list_of(day) == [(NEW, "going")]
    assert said(client, answer.url) == ["You are on the list."]


def test_sent_twice_she_is_on_the_list_once(cast: Cast) -> None:
    client, day = Client(headers=EN), cast.days[1]
    come_in(client, NEW, next=to_the_door(client, day))
    answers = [client.post(reverse("welcome"), ANNA).url for _twice in (1, 2)]
    assert answers == [reverse("day", args=[day.pk]), reverse("mine")]
    assert list_of(day) == [(NEW, "going")]


def test_who_said_no_after_that_is_not_put_on_the_list_again(cast: Cast) -> None:
    client, day = Client(headers=EN), cast.days[1]
    come_in(client, cast.bo.email, next=to_the_door(client, day))
    client.get(reverse("welcome"))
    Rsvp.objects.filter(day=day).update(answer=Answer.NOT, seat=None)
    client.get(reverse("welcome"))
    assert list_of(day) == [(cast.bo.email, "not")]


def test_who_is_known_goes_straight_to_the_list(cast: Cast) -> None:
    client, day = Client(headers=EN), cast.days[1]
    inside = come_in(client, cast.bo.email, next=to_the_door(client, day))
    answer = client.get(inside.url)
    assert (answer.url, list_of(day)) == (reverse("day", args=[day.pk]), [(cast.bo.email, "going")])


def test_a_full_day_is_a_place_in_the_line_and_says_so(cast: Cast) -> None:
    client, day = Client(headers=EN), cast.days[1]
    Day.objects.filter(pk=day.pk).update(capacity=1)
    come(day, person(cast.city, "Cem"), client_key=uuid.uuid4())
    come_in(client, NEW, next=to_the_door(client, day))
    answer = client.post(reverse("welcome"), ANNA)
    assert list_of(day)[1] == (NEW, "waiting")
    assert said(client, answer.url) == ["You are on the waiting list."]


def test_a_day_cancelled_meanwhile_is_told(cast: Cast) -> None:
    client, day = Client(headers=EN), cast.days[1]
    ask(client, NEW, next=to_the_door(client, day))
    Cancellation.objects.create(day=day, by=cast.noor)
    type_in(client, code_for(NEW))
    answer = client.post(reverse("welcome"), ANNA)
    assert list_of(day) == []
    [words] = said(client, answer.url)
    assert words.startswith("This day was cancelled.")


def test_a_day_of_another_city_or_no_day_puts_nobody_on_a_list(cast: Cast) -> None:
    there = other_city()
    client = Client(headers={"host": there.hostname} | EN)
    for number, path in enumerate(
        (reverse("rsvp", args=[cast.days[1].pk]), reverse("rsvp", args=[uuid.uuid4()]))
    ):
        come_in(client, f"a{number}@example.org", next=path)
        assert client.post(reverse("welcome"), ANNA).url == path
        client.post(reverse("sign_out"))
    assert Rsvp.objects.count() == 0


def test_a_plan_not_yet_public_takes_nobody(cast: Cast) -> None:
    cast.residency.confirmation.delete()
    client = Client()
    come_in(client, NEW, next=reverse("rsvp", args=[cast.days[1].pk]))
    client.post(reverse("welcome"), ANNA)
    assert Rsvp.objects.count() == 0


OURS = ["/days/", "/days/?page=2", "/questions/#end"]
EVIL = [
    "//evil.example", "///evil.example", "https://evil.example/", "http:evil.example", "\\\\evil.example",
    "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "data:text/html,hi", "evil.example",
    " //evil.example", "/\x08/evil.example",
]  # fmt: skip


def onward(client: Client, next_: str) -> Any:
    come_in(client, "bo@example.org", next=next_)
    return client.get(reverse("welcome"))


@pytest.mark.parametrize("next_", OURS)
def test_one_goes_on_to_where_one_was_going(client: Client, cast: Cast, next_: str) -> None:
    assert onward(client, next_).url == next_


@pytest.mark.parametrize("next_", EVIL)
def test_nobody_is_led_to_another_site(client: Client, cast: Cast, next_: str) -> None:
    assert onward(client, next_).url == reverse("mine")
    assert client.get(reverse("sign_in"), {"next": next_}).url == reverse("mine")


@pytest.mark.parametrize("next_", ["/" + "x" * 5000, "/\x00"])
def test_a_way_that_cannot_be_kept_does_not_keep_anybody_out(client: Client, cast: Cast, next_: str) -> None:
    assert onward(client, next_).url == reverse("mine")
    assert who(client) == str(cast.bo.pk)


def test_a_button_pressed_after_signing_out_leads_back_to_its_page(client: Client, cast: Cast) -> None:
    page = "http://testserver/me/?from=mail#hats"
    door = client.post(reverse("hats"), headers={"referer": page})
    assert door.url == "/sign-in/?next=/me/%3Ffrom%3Dmail"
    for other in (
        "https://evil.example/days/",
        "http://testserver",
        "http://testserver//evil.example",
        "http://[",
        "",
    ):
        assert client.post(reverse("hats"), headers={"referer": other}).url == "/sign-in/?next=/me/hats/"


def test_htmx_is_told_to_leave_the_page_not_to_put_the_door_in_it(client: Client, cast: Cast) -> None:
    headers = {"hx-request": "true", "referer": "http://testserver/days/"}
    door = client.post(reverse("rsvp", args=[cast.days[1].pk]), headers=headers)
    assert (door.status_code, door.headers["HX-Redirect"]) == (200, "/sign-in/?next=/days/")
    assert client.get(reverse("mine"), headers=headers).headers["HX-Redirect"] == "/sign-in/?next=/days/"


@pytest.mark.parametrize("htmx", [False, True])
def test_nobody_comes_without_a_name(cast: Cast, htmx: bool) -> None:
    client, day = Client(headers=EN | ({"HX-Request": "true"} if htmx else {})), cast.days[1]
    client.force_login(person(cast.city, "Pien"))
    Person.objects.filter(email="pien@example.org").update(name="")
    form = {"client_key": str(uuid.uuid4()), "answer": "come"}
    asked = client.post(reverse("rsvp", args=[day.pk]), form)
    assert asked.headers["HX-Redirect" if htmx else "Location"] == reverse("welcome")
    assert list_of(day) == []
    assert client.post(reverse("welcome"), ANNA).url == reverse("day", args=[day.pk])
    assert list_of(day) == [("pien@example.org", "going")]
    assert "See you" in (text := letter_to("pien@example.org"))
    assert "Anna" in text


def test_saying_no_asks_for_no_name(cast: Cast) -> None:
    client, day = Client(headers=EN), cast.days[1]
    client.force_login(person(cast.city, "Pien"))
    Person.objects.filter(email="pien@example.org").update(name="")
    client.post(reverse("rsvp", args=[day.pk]), {"client_key": str(uuid.uuid4()), "answer": "not"})
    assert list_of(day) == [("pien@example.org", "not")]


def test_my_page_asks_for_a_name_first(cast: Cast) -> None:
    client = Client(headers=EN)
    client.force_login(person(cast.city, "Pien"))
    assert client.get(reverse("mine")).status_code == 200
    Person.objects.filter(email="pien@example.org").update(name="")
    assert client.get(reverse("mine")).headers["Location"] == reverse("welcome")


def letter_to(address: str) -> str:
    return str(Effect.objects.get(recipient=address).payload["text"])
