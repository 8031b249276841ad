"""A host's month on one page: the one next step, numbers and no names, the same page however often it is opened."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Cancellation, Move, Rsvp, Term, Visit
from plugdedag.front import hosting
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Consent, Link
from plugdedag.questions import closing, owning
from plugdedag.questions.access import Host
from plugdedag.questions.cable import cable
from plugdedag.questions.closing import with_ending
from plugdedag.questions.models import Action, Agreement, Choice, Contribution, Postcard, Question
from plugdedag.questions.postcards import number_of_cards
from tests.cast import Cast, person
from tests.questions.said import CHOSEN, bring, owner_link, said_month, shift

pytestmark = pytest.mark.django_db


def page(cast: Cast) -> str:
    answer = Client().get(f"/owner/{owner_link(cast)}/")
    assert answer.status_code == 200
    return answer.content.decode()


def step(cast: Cast, *, decides: bool = True) -> str:
    question = with_ending(Question.objects.whole()).get()
    host = Host(question) if decides else Host(question, colleague=object())  # type: ignore[arg-type]
    coming = hosting.coming_day(hosting.host_days(question))
    return hosting.next_step(host, cable(question, inside=True), coming, cards=number_of_cards(question)).key


def come(cast: Cast, count: int, day: int = 0) -> None:
    for seat in range(1, count + 1):
        who = person(cast.city, f"Komer{day}{seat}")
        Rsvp.objects.create(day=cast.days[day], person=who, answer="going", seat=seat)


def test_where_the_month_stands_decides_the_one_next_step(cast: Cast) -> None:
    told = [walk(cast, name) for name in STEPS]
    assert told == list(STEPS)


def walk(cast: Cast, name: str) -> str:
    STEPS[name](cast)
    return step(cast)


def over(cast: Cast) -> None:
    shift(cast, today=6)
    Choice.objects.create(
        question=cast.question, contribution=Contribution.objects.get(kind="reframing"), by=cast.ria
    )
    Action.objects.create(question=cast.question, what="Bellen", who="Ria", due=cast.city.today())


def agreed(cast: Cast) -> None:
    Agreement.objects.create(
        action=Action.objects.get(),
        by=cast.ria,
        at=cast.city.at(cast.city.today() + dt.timedelta(days=1), dt.time(9)),
    )


def published(cast: Cast) -> None:
    closing.publish(cast.question, cast.ria)
    Postcard.objects.create(tip=bring(cast, cast.days[3], cast.bo, "tip", "Vraag het"), motif="bike")


def choosable(cast: Cast) -> None:
    shift(cast, today=1)
    cast.days[0].date -= dt.timedelta(days=1)
    cast.days[0].save()
    bring(cast, cast.days[0], cast.bo, "reframing", CHOSEN)


STEPS = {
    "terms": lambda cast: shift(cast, today=0),
    "choose": choosable,
    "agree": over,
    "result": agreed,
    "publish": lambda cast: closing.write_result(cast.question, "Een avond.", by=cast.noor, seen=None),
    "postcards": published,
    "bond": lambda cast: Postcard.objects.all().delete(),
    "withdrawn": lambda cast: owning.withdraw(cast.question, cast.ria),
}


def test_on_the_day_the_host_is_asked_to_the_table_and_between_lunches_to_the_brief(cast: Cast) -> None:
    said_month(cast)
    with time_machine.travel(cast.days[2].lunch_starts):
        assert step(cast) == "today"
    with time_machine.travel(cast.days[2].starts - dt.timedelta(days=2)):
        assert step(cast) == "week"
        words = page(cast)
    assert 'href="#brief"' in words
    assert "De gastplek koos:" in words.split('id="brief"')[1]


def test_the_sixty_seconds_say_today_on_the_day_alone(cast: Cast) -> None:
    shift(cast, today=1)
    with time_machine.travel(cast.days[0].starts - dt.timedelta(weeks=2)):
        before = page(cast).split('id="brief"')[1].split("</section></div>")[0]
    with time_machine.travel(cast.days[0].starts - dt.timedelta(minutes=5)):
        on_the_day = page(cast).split('id="brief"')[1].split("</section></div>")[0]
    assert ("Die dag lossen we niets op" in before, "Vandaag" in before) == (True, False)
    assert ("Vandaag lossen we niets op" in on_the_day, "Die dag" in on_the_day) == (True, False)


def test_a_colleague_is_never_asked_to_decide(cast: Cast) -> None:
    choosable(cast)
    assert (step(cast), step(cast, decides=False)) == ("choose", "week")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "nog niemand op de lijst"), (4, "een handjevol mensen komt"), (5, "5 mensen komen")],
)
def test_how_many_come_is_a_number_from_five_on(cast: Cast, count: int, words: str) -> None:
    shift(cast, today=0)
    come(cast, count)
    days = hosting.host_days(cast.question)
    assert days[0].people == words
    assert f"> {words}</p>" in page(cast)


def test_nobody_who_comes_is_named_and_no_address_is_told(cast: Cast) -> None:
    said_month(cast)
    people = [person(cast.city, name) for name in ("Zeynep", "Quirijn")]
    for who in people:
        Consent.objects.create(
            person=who, purpose="name-at-day", text_version="1"
        )  # to members, not to hosts
        Rsvp.objects.create(day=cast.days[3], person=who, answer="going", seat=who.pk)
        Visit.objects.create(day=cast.days[1], person=who)
    words = page(cast)
    assert [who.name for who in (*people, cast.femke) if who.name in words] == []
    assert [who.email for who in (*people, cast.noor, cast.idris) if who.email in words] == []


def test_who_opens_is_named_and_their_address_told_only_if_they_agreed(cast: Cast) -> None:
    shift(cast, today=0)
    coming = hosting.coming_day(hosting.host_days(cast.question))
    told = hosting.whom_to_call(cast.question, coming)
    assert [(one.name, one.email) for one in told] == [("Idris", ""), ("Noor", "")]
    consent = Consent.objects.create(person=cast.idris, purpose="host-writes", text_version="1")
    assert hosting.whom_to_call(cast.question, coming)[0].email == cast.idris.email
    consent.withdrawn = cast.days[0].starts
    consent.save()
    assert hosting.whom_to_call(cast.question, coming)[0].email == ""


def test_a_day_that_moved_or_was_called_off_says_so(cast: Cast) -> None:
    shift(cast, today=0)
    Move.objects.create(day=cast.days[0], was=cast.days[0].date - dt.timedelta(days=1), to=cast.days[0].date)
    Cancellation.objects.create(day=cast.days[1], by=cast.noor, why="De kantine lekt")
    words = page(cast)
    assert "De kantine lekt" in words
    assert words.count("verzet, was ") == 1
    assert hosting.host_days(cast.question)[1].people == ""


def test_both_sides_of_the_terms_are_there(cast: Cast) -> None:
    Term.objects.create(residency=cast.residency, side="place", what="De kachel aan")
    Term.objects.create(residency=cast.residency, side="plug", what="Vier lunches")
    words = page(cast).split('id="terms"')[1]
    assert ("De kachel aan" in words, "Vier lunches" in words) == (True, True)


def test_opening_it_twice_or_by_a_scanner_changes_nothing(cast: Cast) -> None:
    said_month(cast)
    url = f"/owner/{owner_link(cast)}/"
    rows = [Link.objects.filter(revoked__isnull=True).count(), Effect.objects.count(), Choice.objects.count()]
    for path in ("", "notes/", "photos/", "renewal/", "colleagues/", "withdrawal/", "handover/"):
        assert Client().head(url + path).status_code == 200
        assert [Client().get(url + path).status_code for _ in range(2)] == [200, 200]
    assert rows == [
        Link.objects.filter(revoked__isnull=True).count(),
        Effect.objects.count(),
        Choice.objects.count(),
    ]


def test_years_later_the_link_still_opens_the_month(cast: Cast) -> None:
    said_month(cast)
    url = f"/owner/{owner_link(cast)}/"
    with time_machine.travel(cast.city.at(cast.city.today() + dt.timedelta(days=800), dt.time(12))):
        words = Client().get(url).content.decode()
    assert CHOSEN in words


def test_without_a_month_there_is_still_a_page(cast: Cast) -> None:
    Question.objects.update(residency=None)
    assert cast.question.as_asked in page(cast)


def test_the_page_asks_as_often_for_much_as_for_little(cast: Cast) -> None:
    said = said_month(cast)
    url, counts, client = f"/owner/{owner_link(cast)}/", [], Client()
    client.get(url)  # the first look is kept
    for number in range(3):
        made = bring(cast, cast.days[1], cast.bo, "finding", f"Iets {number}")
        made.supports.create(person=cast.femke)
        Visit.objects.create(day=cast.days[1], person=person(cast.city, f"Daar{number}"))
        said.finding.changes.create(kind="edit", text=f"Anders {number}", by=cast.femke)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 28
