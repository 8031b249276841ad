"""A month in the making: its free days, the terms of both sides, its confirmation, its question and its owner."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plugdedag.days.models import Confirmation, Day, DayKind, Residency
from plugdedag.outbox.models import Effect
from plugdedag.people import consent
from plugdedag.people.models import Link, Purpose
from plugdedag.questions.models import Handover, Question, Withdrawal
from tests.cast import Cast
from tests.front.desks import browser, in_the_making, says

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


@pytest.fixture
def month(cast: Cast) -> Residency:
    return in_the_making(cast.city, cast.noor)


def at(name: str, month: Residency) -> str:
    return reverse(name, args=[month.pk])


def letters(recipient: str) -> list[Effect]:
    return list(Effect.objects.filter(recipient=recipient).order_by("pk"))


def test_confirming_makes_it_public_and_writes_to_the_host_once(
    noor: Client, cast: Cast, month: Residency
) -> None:
    day = month.days.get(number=1)
    assert browser(None).get(reverse("day", args=[day.pk])).status_code == 404
    for _count in range(2):
        assert noor.post(at("desk_confirmation", month))["Location"] == at("desk_residency", month)
    assert browser(None).get(reverse("day", args=[day.pk])).status_code == 200
    assert Confirmation.objects.get(residency=month).by == cast.noor
    sent = letters("kees@example.org")
    assert len(sent) == 1  # the month with its days and terms, and the link to keep
    link = re.search(r"/owner/([\w-]+)/", "".join(effect.payload["text"] for effect in sent))
    found = Link.objects.find(cast.city, "owner", link[1])  # type: ignore[index]
    assert found.subject == str(Question.objects.get(residency=month).pk)  # type: ignore[union-attr]
    assert Link.objects.filter(purpose="owner").count() == 1


def test_before_and_after_confirming_one_reads_how_many_hear_of_it(
    noor: Client, cast: Cast, month: Residency
) -> None:
    for person in (cast.bo, cast.femke):
        consent.settle(person, {Purpose.LETTERS})
    assert says(
        noor.get(at("desk_residency", month)), "2 pluggers who like to hear of a new month get a letter too."
    )
    assert says(noor.post(at("desk_confirmation", month), follow=True), "2 pluggers get the news.")
    again = noor.post(at("desk_confirmation", month), follow=True)
    assert says(again, "The month was public already, so nobody gets a second letter.")
    assert not says(again, "get the news")
    assert not says(noor.get(at("desk_residency", month)), "get a letter too")
    assert Effect.objects.filter(key=f"month-announced:{month.pk}").count() == 2


def test_a_month_without_days_is_not_confirmed(noor: Client, cast: Cast, month: Residency) -> None:
    for day in month.days.all():
        noor.post(reverse("desk_cancellation", args=[day.pk]), {"version": day.version, "why": "Brand"})
    page = noor.post(at("desk_confirmation", month), follow=True)
    assert says(page, "There is no day left in this month.")
    assert not Confirmation.objects.filter(residency=month).exists()


def terms(client: Client, month: Residency) -> dict[str, str]:
    """What the form of the terms shows."""
    form = client.get(at("desk_terms", month)).context["form"]
    return {name: str(form[name].value()) for name in ("version", "place", "plug")}


def test_terms_are_written_a_promise_a_line(noor: Client, month: Residency) -> None:
    data = terms(noor, month) | {"place": "Soep om half een \r\n\r\n  De sleutel ligt klaar"}
    assert noor.post(at("desk_terms", month), data)["Location"] == at("desk_residency", month)
    written = list(month.terms.filter(side="place").values_list("what", flat=True))
    assert written == ["Soep om half een", "De sleutel ligt klaar"]
    assert noor.post(at("desk_terms", month), data).status_code == 302  # the same again, with an old version
    assert month.terms.filter(side="place").count() == 2


def test_who_saves_second_sees_the_first_and_may_save_over_it(
    noor: Client, cast: Cast, month: Residency
) -> None:
    first, second = terms(noor, month), terms(noor, month)
    noor.post(at("desk_terms", month), first | {"plug": "Vier lunches en een lied"})
    answered = noor.post(at("desk_terms", month), second | {"plug": "Vier lunches en een taart"})
    assert answered.status_code == 409
    assert says(answered, "Vier lunches en een lied")
    assert says(answered, "Vier lunches en een taart")
    assert list(month.terms.filter(side="plug").values_list("what", flat=True)) == [
        "Vier lunches en een lied"
    ]
    again = {"version": answered.context["form"]["version"].value(), "plug": "Vier lunches en een taart"}
    assert noor.post(at("desk_terms", month), second | again).status_code == 302
    assert list(month.terms.filter(side="plug").values_list("what", flat=True)) == [
        "Vier lunches en een taart"
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("  \n ", "Please fill this in."), ("a" * 201, "“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…” is 201 characters long"),
     ("a\n" * 3000, "This is 5999 characters long; 4000 fit.")],
)  # fmt: skip
def test_bad_terms_are_answered_beside_the_field(
    noor: Client, month: Residency, typed: str, words: str
) -> None:
    answered = noor.post(at("desk_terms", month), terms(noor, month) | {"place": typed})
    assert answered.status_code == 422
    assert answered.context["form"].errors["place"][0].startswith(words)
    assert month.terms.filter(side="place").count() > 1


def test_a_free_day_is_added_once(noor: Client, month: Residency) -> None:
    date = month.days.get(number=4).date + dt.timedelta(days=2)
    before = month.days.filter(kind=DayKind.FREE).count()
    for _count in range(2):
        assert noor.post(at("desk_residency_days", month), {"date": date}).status_code == 302
    assert month.days.filter(kind=DayKind.FREE).count() == before + 1


@pytest.mark.parametrize(("typed", "words"), [
    ("", "This is no date."), ("0000-00-00", "This is no date."), ("2001-01-01", "has been"),
    ("9999-12-31", "more than two years away"),
])  # fmt: skip
def test_a_free_day_that_cannot_be(noor: Client, month: Residency, typed: str, words: str) -> None:
    answered = noor.post(at("desk_residency_days", month), {"date": typed})
    assert answered.status_code == 422
    assert words in answered.context["free_form"].errors["date"][0]


def test_a_free_day_months_away(noor: Client, month: Residency) -> None:
    typed = month.month + dt.timedelta(days=200)
    answered = noor.post(at("desk_residency_days", month), {"date": typed})
    assert "is too far from this month." in answered.context["free_form"].errors["date"][0]


def test_a_day_on_a_public_holiday_says_so(noor: Client, month: Residency) -> None:
    free = month.days.get(number=4)
    Day.objects.filter(pk=free.pk).update(date=dt.date(timezone.localdate().year + 1, 12, 25))
    assert says(noor.get(at("desk_residency", month)), "Christmas Day: a public holiday.")


def test_a_free_day_on_a_taken_date(noor: Client, cast: Cast, month: Residency) -> None:
    answered = noor.post(at("desk_residency_days", month), {"date": cast.days[2].date})
    assert "PLUG is at Sportpark De Dageraad" in answered.context["free_form"].errors["date"][0]
    assert Day.objects.filter(date=cast.days[2].date).count() == 1


def test_two_titles_at_once(noor: Client, month: Residency) -> None:
    seen = Question.objects.get(residency=month).title
    assert noor.post(at("desk_title", month), {"seen": seen, "title": "Wie komt er?"}).status_code == 302
    assert noor.post(at("desk_title", month), {"seen": seen, "title": "Wie komt er?"}).status_code == 302
    late = noor.post(at("desk_title", month), {"seen": seen, "title": "Waarom stil?"})
    assert late.status_code == 409
    assert says(late, "Somebody made it “Wie komt er?” meanwhile.")
    assert late.context["form"]["title"].value() == "Waarom stil?"
    again = {"seen": late.context["form"]["seen"].value(), "title": "Waarom stil?"}
    assert noor.post(at("desk_title", month), again).status_code == 302
    assert Question.objects.get(residency=month).title == "Waarom stil?"


def test_a_title_too_long_is_kept(noor: Client, month: Residency) -> None:
    answered = noor.post(at("desk_title", month), {"seen": "", "title": "é" * 121})
    assert (answered.status_code, answered.context["form"]["title"].value()) == (422, "é" * 121)


def test_another_owner_gets_the_link_and_the_old_one_stops(noor: Client, cast: Cast) -> None:
    token = Link.issue(cast.city, "owner", cast.question.pk)
    data = {"name": "Jan de Boer", "email": "jan@example.org"}
    for _count in range(2):
        assert noor.post(at("desk_owner", cast.residency), data).status_code == 302
    assert Handover.objects.get().was == cast.ria
    assert Question.objects.get(pk=cast.question.pk).owner.email == "jan@example.org"
    assert Link.objects.find(cast.city, "owner", token) is None
    assert len(letters("jan@example.org")) == 1


def test_a_wrong_address_of_an_owner(noor: Client, cast: Cast) -> None:
    answered = noor.post(at("desk_owner", cast.residency), {"name": "Jan", "email": "jan"})
    assert (answered.status_code, list(answered.context["form"].errors)) == (422, ["email"])
    assert not Handover.objects.exists()


def test_a_new_link_revokes_the_old_ones_and_a_second_tap_does_not(noor: Client, cast: Cast) -> None:
    old = Link.issue(cast.city, "owner", cast.question.pk)
    key = {
        "client_key": noor.get(at("desk_residency", cast.residency)).context["key_form"]["client_key"].value()
    }
    for _count in range(2):
        noor.post(at("desk_owner_link", cast.residency), key)
    sent = letters("ria@example.org")
    assert len(sent) == 1
    token = re.search(r"/owner/([\w-]+)/", sent[0].payload["text"])[1]  # type: ignore[index]
    assert Link.objects.find(cast.city, "owner", old) is None
    assert Link.objects.find(cast.city, "owner", token) is not None


def test_a_withdrawn_question_is_seen_on_the_desk(noor: Client, cast: Cast) -> None:
    Withdrawal.objects.create(question=cast.question, by=cast.ria, why="De club fuseert", at=timezone.now())
    page = noor.get(at("desk_residency", cast.residency))
    assert says(page, "Ria Jansen withdrew the question on")
    assert says(page, "De club fuseert")
    assert says(noor.get(reverse("desk")), "The owner withdrew the question")
