"""Coming in: by the code, by the link, once, and not by anything else."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.lib import tokens
from plugdedag.outbox.models import Effect
from plugdedag.people import signing_in
from plugdedag.people.models import Knock, Membership, Person
from tests.cast import Cast, other_city
from tests.people.knocking import ask, code_for, come_in, letter_to, link_for, type_in, who, wrong

NEW = "anna@example.org"


def test_somebody_new_comes_in_by_the_code_and_is_plugged_in(client: Client, cast: Cast) -> None:
    assert ask(client, NEW).url == reverse("sign_in_code")
    assert not Person.objects.filter(email=NEW).exists()  # nobody can plug in somebody else
    assert type_in(client, code_for(NEW)).url == reverse("welcome")
    anna = Person.objects.get(email=NEW)
    assert who(client) == str(anna.pk)
    assert list(anna.memberships.values_list("city", "since")) == [(cast.city.pk, cast.city.today())]


def test_somebody_known_comes_in_as_who_they_are(client: Client, cast: Cast) -> None:
    people = Person.objects.count()
    come_in(client, "  BO@Example.org ")
    assert who(client) == str(cast.bo.pk)
    assert Person.objects.count() == people
    assert cast.bo.memberships.count() == 1


def test_the_link_comes_in_on_another_phone_when_its_button_is_pressed(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    phone, path = Client(), link_for(NEW)
    for look in (phone.get, phone.head, phone.get):  # a mail program looks too
        assert look(path).status_code == 200
    assert who(phone) is None
    assert phone.post(path).url == reverse("welcome")
    assert who(phone) == str(Person.objects.get(email=NEW).pk)
    assert who(client) is None


def test_a_code_may_be_typed_with_spaces(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    code = code_for(NEW)
    assert type_in(client, f" {code[:3]} {code[3:]}\u00a0").status_code == 302


def test_a_known_address_and_a_new_one_are_told_the_same_at_the_same_cost(cast: Cast) -> None:
    told = []
    for email in ("bo@example.org", "ab@example.org"):
        client = Client()
        client.get(reverse("sign_in"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = ask(client, email)
        page = client.get(answer.url)
        body = page.content.decode().replace(email, "").split("csrfmiddlewaretoken")
        told.append((answer.status_code, answer.url, len(asked), page.status_code, body[0], len(body)))
        letter = letter_to(email)
        told[-1] += (letter["subject"].replace(code_for(email), ""), len(letter["text"]))
    assert told[0] == told[1]


def test_five_wrong_codes_close_it_for_the_right_one_too(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    code = code_for(NEW)
    for _ in range(signing_in.TRIES):
        assert type_in(client, wrong(code)).status_code == 422
    assert type_in(client, code).status_code == 422
    assert client.post(link_for(NEW)).status_code == 410
    assert who(client) is None


def test_four_wrong_codes_leave_one_try(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    code = code_for(NEW)
    for _ in range(signing_in.TRIES - 1):
        type_in(client, wrong(code))
    assert type_in(client, code).status_code == 302


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "１２３４５６x", "\x00", "9" * 5000, "🧦"]
)
def test_what_is_no_code_is_no_error_of_ours(client: Client, cast: Cast, typed: str) -> None:
    ask(client, NEW)
    assert type_in(client, typed).status_code == 422
    assert who(client) is None


@pytest.mark.parametrize(("minutes", "opens"), [(9, True), (10, False), (60 * 24, False)])
def test_both_work_for_ten_minutes(cast: Cast, minutes: int, opens: bool) -> None:
    by_code, by_link = Client(), Client()
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now, tick=False) as clock:
        ask(by_code, NEW)
        code = code_for(NEW)
        ask(by_link, "cem@example.org")
        clock.shift(dt.timedelta(minutes=minutes))
        assert (
            type_in(by_code, code).status_code,
            by_link.post(link_for("cem@example.org")).status_code,
        ) == ((302, 302) if opens else (422, 410))


def test_code_and_link_work_once_and_close_each_other(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    code, path = code_for(NEW), link_for(NEW)
    pending = client.session["knock"]
    assert type_in(client, code).status_code == 302
    other = Client()
    assert other.post(path).status_code == 410
    assert other.get(path).status_code == 410
    session = other.session  # somebody with the very same session cannot type it again
    session["knock"] = pending
    session.save()
    assert type_in(other, code).status_code == 422
    assert who(other) is None


def test_a_code_opens_for_the_browser_that_asked_alone(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    other = Client()
    ask(other, "eve@example.org")
    assert type_in(other, code_for(NEW)).status_code == 422
    assert Client().post(reverse("sign_in_code"), {"code": code_for(NEW)}).url == reverse("sign_in")


def test_the_key_of_the_session_changes_on_coming_in(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    before = client.session.session_key
    type_in(client, code_for(NEW))
    assert client.session.session_key != before
    planted = Client()
    planted.cookies["sessionid"] = before
    assert who(planted) is None


def test_a_letter_of_one_city_does_not_open_another(client: Client, cast: Cast) -> None:
    there = Client(headers={"host": other_city().hostname})
    ask(client, NEW)
    session = there.session
    session["knock"] = client.session["knock"]
    session.save()
    there.cookies["sessionid"] = session.session_key
    assert there.post(link_for(NEW)).status_code == 410
    assert type_in(there, code_for(NEW)).status_code == 422
    assert who(there) is None
    assert client.post(link_for(NEW)).status_code == 302  # where it belongs, it opens


def test_who_is_known_in_one_city_is_plugged_in_to_the_other_on_arrival(cast: Cast) -> None:
    rotterdam = other_city()
    there = Client(headers={"host": rotterdam.hostname})
    come_in(there, cast.bo.email)
    cities = Membership.objects.filter(person=cast.bo).order_by("pk").values_list("city__slug", flat=True)
    assert list(cities) == ["amsterdam", "rotterdam"]
    assert there.get(reverse("mine")).status_code == 200


@pytest.mark.parametrize("way", ["code", "link"])
def test_who_is_kept_out_is_answered_in_the_same_words_until_the_address_is_proved(
    cast: Cast, way: str
) -> None:
    client = Client(headers={"accept-language": "en"})
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    free, kept_out = ask(Client(), NEW), ask(client, cast.bo.email)
    assert (free.status_code, free.url) == (kept_out.status_code, kept_out.url)
    if way == "code":
        answer = type_in(client, code_for(cast.bo.email))
        assert answer.status_code == 422
    else:
        answer = client.post(link_for(cast.bo.email))
        assert answer.status_code == 403
    assert "This address cannot come in. Write to the organisers." in answer.content.decode()
    assert who(client) is None


def test_who_is_put_out_is_out_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    assert client.get(reverse("mine")).status_code == 200
    Person.objects.filter(pk=cast.bo.pk).update(is_active=False)
    assert client.get(reverse("mine")).status_code == 302


def everything_kept() -> str:
    """All that the database says, except the letter itself, which leaves it when it is sent."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table != Effect._meta.db_table:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                rows += cursor.fetchall()
    return repr(rows)


def test_the_database_does_not_know_the_code_or_the_token(client: Client, cast: Cast) -> None:
    ask(client, NEW)
    token = link_for(NEW).split("/")[2]
    kept = everything_kept()
    assert (
        str(Knock.objects.get().pk) in kept or Knock.objects.get().pk.hex in kept
    )  # it looks where it should
    assert code_for(NEW) not in kept
    assert token not in kept


def test_equal_codes_have_different_hashes(cast: Cast) -> None:
    assert tokens.keyed("one knock", "123456") != tokens.keyed("another knock", "123456")


def test_signing_out_forgets_who_it_was(client: Client, cast: Cast) -> None:
    come_in(client, cast.bo.email)
    assert client.get(reverse("sign_out")).url == reverse("home")
    assert who(client) == str(cast.bo.pk)
    assert client.post(reverse("sign_out")).url == reverse("home")
    assert who(client) is None


def test_who_is_in_does_not_knock_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    assert client.get(reverse("sign_in")).url == reverse("mine")
    assert client.get(reverse("sign_in"), {"next": "/days/"}).url == "/days/"
    assert client.get(reverse("sign_in_code")).url == reverse("mine")


def test_the_letter_is_in_the_language_of_its_reader(cast: Cast) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(language="nl")
    english = {"accept-language": "en"}
    ask(Client(headers=english), cast.bo.email)
    ask(Client(headers=english), NEW)
    assert (letter_to(cast.bo.email)["language"], letter_to(NEW)["language"]) == ("nl", "en")
