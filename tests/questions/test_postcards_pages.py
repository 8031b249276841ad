"""The page of the cards, the author's answer, and the files for the printer."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from plugdedag.people.models import Link
from plugdedag.questions.models import Change, Postcard, Publication, Result, Withdrawal
from plugdedag.questions.postcards import Answer, answer
from tests.cast import Cast, other_city
from tests.lib.cards import read, said
from tests.questions.test_postcards import tip

pytestmark = pytest.mark.django_db


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def owner(cast: Cast) -> Client:
    client = Client()
    client.get(reverse("owner", kwargs={"token": Link.issue(cast.city, "owner", cast.question.pk)}))
    return client


def page(cast: Cast, name: str = "postcards") -> str:
    return reverse(name, kwargs={"pk": cast.question.pk})


def publish(cast: Cast) -> None:
    result = Result.objects.create(question=cast.question, text="Het werd een avond.")
    Publication.objects.create(question=cast.question, result=result, by=cast.ria)


@pytest.fixture
def card(cast: Cast) -> Postcard:
    made = answer(tip(cast, "Begin met soep."), Answer.WITH_NAME)
    assert made is not None
    return made


def test_before_it_is_public_a_visitor_finds_nothing(cast: Cast, card: Postcard, client: Client) -> None:
    assert client.get(page(cast)).status_code == 404
    assert signed_in(cast.noor).get(page(cast)).status_code == 200
    assert owner(cast).get(page(cast)).status_code == 200


def test_once_it_is_public_everybody_reads_the_cards(cast: Cast, card: Postcard, client: Client) -> None:
    publish(cast)
    html = client.get(page(cast)).content.decode()
    assert "Begin met soep." in html
    assert "Bo" in html
    assert page(cast, "postcards_office") not in html


def test_withdrawn_is_public_no_more(cast: Cast, card: Postcard, client: Client) -> None:
    publish(cast)
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    assert client.get(page(cast)).status_code == 404


def test_a_hidden_tip_is_on_no_page(cast: Cast, card: Postcard, client: Client) -> None:
    publish(cast)
    Change.objects.create(contribution=card.tip, kind="hide", by=cast.femke)
    assert "Begin met soep." not in client.get(page(cast)).content.decode()


def test_an_empty_page_says_what_will_come(cast: Cast) -> None:
    html = signed_in(cast.noor).get(page(cast)).content.decode()
    assert "Nog geen briefkaarten" in html
    assert page(cast, "postcards_office") not in html


def test_the_author_who_was_not_checked_in_still_answers(cast: Cast) -> None:
    one = tip(cast, "Mijn tip.")
    tip(cast, "Andermans tip.", author=cast.noor)
    html = signed_in(cast.bo).get(page(cast)).content.decode()
    assert "Mijn tip." in html
    assert "Andermans tip." not in html
    assert reverse("postcard", kwargs={"uuid": one.pk}) in html


@pytest.mark.parametrize(("said_so", "name"), [("with-name", True), ("without-name", False)])
def test_the_author_agrees_with_one_button(cast: Cast, said_so: str, name: bool) -> None:
    one = tip(cast)
    done = signed_in(cast.bo).post(reverse("postcard", kwargs={"uuid": one.pk}), {"answer": said_so})
    assert done.headers["Location"] == page(cast)
    assert one.postcards.get(withdrawn=None).with_name is name


def test_the_author_takes_it_back(cast: Cast, card: Postcard) -> None:
    signed_in(cast.bo).post(reverse("postcard", kwargs={"uuid": card.tip_id}), {"answer": "no"})
    assert not Postcard.objects.filter(withdrawn=None).exists()


@pytest.mark.parametrize("sent", [{}, {"answer": "maybe"}])
def test_nonsense_changes_nothing_and_says_so(cast: Cast, card: Postcard, sent: dict[str, str]) -> None:
    done = signed_in(cast.bo).post(reverse("postcard", kwargs={"uuid": card.tip_id}), sent, follow=True)
    assert "Er is niets veranderd" in done.content.decode()
    assert Postcard.objects.filter(withdrawn=None).count() == 1


def test_nobody_answers_for_another(cast: Cast, card: Postcard) -> None:
    path = reverse("postcard", kwargs={"uuid": card.tip_id})
    for client in (signed_in(cast.noor), signed_in(cast.femke), owner(cast)):
        assert client.post(path, {"answer": "no"}).status_code in {302, 404}
    assert Postcard.objects.filter(withdrawn=None).count() == 1


@pytest.mark.parametrize(("name", "pages"), [("postcards_print_shop", 2), ("postcards_office", 2)])
def test_organiser_and_owner_take_the_files(cast: Cast, card: Postcard, name: str, pages: int) -> None:
    for client in (signed_in(cast.noor), owner(cast)):
        got = client.get(page(cast, name))
        assert got.headers["Content-Type"] == "application/pdf"
        assert got.headers["Content-Disposition"].startswith(
            'attachment; filename="briefkaarten-vv-de-dageraad'
        )
        assert len(read(got.content).pages) == pages
        assert "Begin met soep." in said(got.content, 1)


@pytest.mark.parametrize("name", ["postcards_print_shop", "postcards_office"])
def test_nobody_else_does(cast: Cast, card: Postcard, client: Client, name: str) -> None:
    publish(cast)
    assert client.get(page(cast, name)).headers["Location"].startswith(reverse("sign_in"))
    assert signed_in(cast.bo).get(page(cast, name)).status_code == 403
    assert signed_in(cast.femke).get(page(cast, name)).status_code == 403


def test_without_cards_there_is_no_file_but_a_sentence(cast: Cast) -> None:
    done = signed_in(cast.noor).get(page(cast, "postcards_office"), follow=True)
    assert done.redirect_chain == [(page(cast), 302)]
    assert "nog geen briefkaarten om te drukken" in done.content.decode()


def test_the_author_reads_before_agreeing_what_cannot_be_printed(cast: Cast) -> None:
    some, nothing = tip(cast, "wij 你好 ook"), tip(cast, "你好")
    client = signed_in(cast.bo)
    html = client.get(page(cast)).content.decode()
    assert "Niet op de kaart, want onze drukker heeft ze niet: 你 好" in html
    assert html.count('value="with-name"') == 1  # the other cannot be agreed to
    for one, words in ((some, "heeft ze niet: 你 好"), (nothing, "geen letters voor deze tip")):
        path = reverse("postcard", kwargs={"uuid": one.pk})
        assert words in client.post(path, {"answer": "with-name"}, follow=True).content.decode()
    assert Postcard.objects.count() == 1


def test_who_prints_reads_what_is_left_out(cast: Cast, card: Postcard) -> None:
    html = signed_in(cast.noor).get(page(cast)).content.decode()
    assert "Niet alles kan gedrukt" not in html
    answer(tip(cast, "wij 你好 ook"), Answer.WITH_NAME)
    html = signed_in(cast.noor).get(page(cast)).content.decode()
    assert "Niet alles kan gedrukt" in html
    assert "zonder 你 好" in html


def test_when_no_letter_is_left_the_printer_says_so(cast: Cast, card: Postcard) -> None:
    Change.objects.create(contribution=card.tip, kind="edit", text="你好", by=cast.bo)
    done = signed_in(cast.noor).get(page(cast, "postcards_office"), follow=True)
    assert "geen letters voor de tips" in done.content.decode()


def test_of_a_withdrawn_question_no_card_is_printed(cast: Cast, card: Postcard) -> None:
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    html = signed_in(cast.noor).get(page(cast)).content.decode()
    assert page(cast, "postcards_office") not in html
    for name in ("postcards_office", "postcards_print_shop"):
        done = signed_in(cast.noor).get(page(cast, name), follow=True)
        assert done.redirect_chain == [(page(cast), 302)]
        assert "worden de kaarten niet gedrukt" in done.content.decode()


def test_another_city_has_none_of_it(cast: Cast, card: Postcard) -> None:
    publish(cast)
    other_city()
    elsewhere = Client(headers={"host": "rotterdam.testserver"})
    elsewhere.force_login(cast.bo)
    for path in (page(cast), page(cast, "postcards_office")):
        assert elsewhere.get(path).status_code == 404
    assert (
        elsewhere.post(reverse("postcard", kwargs={"uuid": card.tip_id}), {"answer": "no"}).status_code == 404
    )


def test_one_card_asks_as_many_queries_as_three(
    cast: Cast, card: Postcard, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(cast.noor)
    client.get(page(cast))
    with django_assert_max_num_queries(15) as one:
        client.get(page(cast))
    for person in (cast.noor, cast.idris, cast.femke):
        answer(tip(cast, author=person), Answer.WITH_NAME)
    with django_assert_max_num_queries(15) as more:
        client.get(page(cast))
    assert len(one) == len(more)


def test_what_people_typed_is_escaped(cast: Cast, client: Client) -> None:
    answer(tip(cast, "<script>alert(1)</script>"), Answer.WITH_NAME)
    publish(cast)
    assert "<script>alert" not in client.get(page(cast)).content.decode()
