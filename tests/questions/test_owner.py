"""The owner's pages: no account, GET shows, POST does, every step can be taken again."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link
from plugdedag.places.models import Contact
from plugdedag.questions import closing, owning
from plugdedag.questions.models import Action, Choice, Handover, Publication, Question, Withdrawal
from tests.cast import Cast
from tests.questions.said import CHOSEN, OTHER, Said, bring, entering, owner_link, said_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast: Cast) -> Said:
    return said_month(cast, today=5)


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/owner/{owner_link(cast)}/"


def test_looking_does_nothing(cast: Cast, said: Said, client: Client, url: str) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    for page in ("", "withdrawal/", "handover/"):
        assert client.get(url + page).status_code == 200
    for deed in ("choice/", "actions/", "publication/", "words/"):
        assert client.get(url + deed).url == url  # back to the page
    assert (Choice.objects.count(), Publication.objects.count(), Withdrawal.objects.count()) == (1, 0, 0)


def test_choosing_again_counts_and_the_first_choice_is_kept(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    body = {"contribution": str(said.other.pk), "why": "Die schuurt"}
    for _ in range(2):  # a double click
        assert client.post(url + "choice/", body).status_code == 302
    assert list(Choice.objects.values_list("contribution__text", "why")) == [
        (CHOSEN, "Omdat het pijn deed."),
        (OTHER, "Die schuurt"),
    ]
    page = Client().get(f"/questions/{cast.question.pk}/").content.decode()
    assert OTHER in page
    assert CHOSEN not in page


def test_before_the_first_lunch_there_is_nothing_to_choose(cast: Cast, client: Client, url: str) -> None:
    early = bring(cast, cast.days[0], cast.bo, "reframing", CHOSEN)
    with time_machine.travel(cast.days[0].starts - dt.timedelta(minutes=1)):
        response = client.post(url + "choice/", {"contribution": str(early.pk)})
    assert response.status_code == 409
    assert Choice.objects.count() == 0


def test_only_a_standing_reframing_of_this_question_can_be_chosen(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    response = client.post(
        url + "choice/", {"contribution": str(said.finding.pk), "why": "Mijn reden blijft staan"}
    )
    assert response.status_code == 422
    assert "Mijn reden blijft staan" in response.content.decode()
    assert Choice.objects.count() == 1


def test_agreeing_is_for_the_actions_as_they_read_now(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    action = Action.objects.create(
        question=cast.question, day=cast.days[3], what="Avond", who="Bo", due=cast.city.today()
    )
    client.post(url + "actions/")
    client.post(url + "actions/")
    assert action.agreements.count() == 1
    assert Action.objects.told().get().is_agreed
    action.changes.create(kind="edit", what="Twee avonden", who="Bo", due=cast.city.today(), by=cast.bo)
    assert not Action.objects.told().get().is_agreed


def test_without_a_result_there_is_nothing_to_publish(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    client.post(url + "publication/", {"wanted": "yes"})
    assert Publication.objects.count() == 0


def test_publishing_and_taking_back(cast: Cast, said: Said, client: Client, url: str) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    for _ in range(2):
        client.post(url + "publication/", {"wanted": "yes"})
    assert Publication.objects.filter(withdrawn__isnull=True).count() == 1
    client.post(url + "publication/", {"wanted": "no"})
    assert Publication.objects.filter(withdrawn__isnull=True).count() == 0


def test_the_owners_own_words_and_what_was_typed_too_long(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    client.post(url + "words/", {"text": "Dank. 🌷"})
    assert "Dank. 🌷" in entering(cast.bo).get(f"/questions/{cast.question.pk}/").content.decode()
    response = client.post(url + "words/", {"text": "x" * 2001})
    assert response.status_code == 422
    assert "x" * 2001 in response.content.decode()
    assert cast.question.afterwords.count() == 1


def test_withdrawing_asks_first_and_happens_once(cast: Cast, said: Said, client: Client, url: str) -> None:
    for _ in range(2):
        assert client.post(url + "withdrawal/", {"why": "Het is te druk"}).status_code == 302
    assert [(row.by, row.why) for row in Withdrawal.objects.all()] == [(cast.ria, "Het is te druk")]
    letters = Effect.objects.filter(key__startswith="withdrawn:")
    assert [letter.recipient for letter in letters] == [cast.noor.email]
    assert "Het is te druk" in letters[0].payload["text"]
    assert client.get(url).status_code == 200
    client.post(url + "choice/", {"contribution": str(said.other.pk)})
    assert Choice.objects.count() == 1


def test_handing_over_writes_a_letter_and_closes_the_old_link(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    body = {"name": "Karim Bos", "email": "karim@example.org"}
    assert client.post(url + "handover/", body).status_code == 200
    question = Question.objects.get()
    assert (question.owner.name, Handover.objects.get().was) == ("Karim Bos", cast.ria)
    assert Contact.objects.count() == 2
    letter = Effect.objects.get(recipient="karim@example.org")
    assert client.get(url).status_code == 404
    token = letter.payload["text"].split("/owner/")[1].split("/")[0]
    assert client.get(f"/owner/{token}/").status_code == 200


def test_a_second_tap_on_handing_over_reads_the_same_page(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    body = {"name": "Karim Bos", "email": "karim@example.org"}
    first, second = (client.post(url + "handover/", body) for _ in range(2))
    assert second.status_code == 200
    assert "karim@example.org" in second.content.decode()
    assert first.context["to"] == second.context["to"]
    assert (Handover.objects.count(), Effect.objects.filter(recipient=body["email"]).count()) == (1, 1)
    for other in (body | {"name": "Karin Bos"}, body | {"email": "karin@example.org"}, {}):
        assert client.post(url + "handover/", other).status_code == 404  # the closed link says nothing new


def test_handing_over_twice_at_once_is_one_handover(cast: Cast, said: Said) -> None:
    done = [owning.hand_over(cast.question, "Karim Bos", "karim@example.org") for _ in range(2)]
    assert done[0] == done[1]


def test_an_address_longer_than_there_are_is_said_beside_it(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    email = "k" * 60 + "@" + ".".join(["d" * 60] * 4) + ".nl"
    answer = client.post(url + "handover/", {"name": "Karim Bos", "email": email})
    assert (len(email) > 254, answer.status_code, email in answer.content.decode()) == (True, 422, True)


def test_a_wrong_or_foreign_token_opens_nothing(cast: Cast, said: Said, client: Client) -> None:
    other_purpose = Link.issue(cast.city, "rsvp", cast.question.pk)
    for token in ("x", "a" * 300, other_purpose):
        response = client.get(f"/owner/{token}/")
        assert response.status_code == 404
        assert cast.question.title not in response.content.decode()
