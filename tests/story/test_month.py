"""A month, end to end, in a real browser at the width of a phone: from a host's offer to the printed postcards."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from pypdf import PdfReader

from plugdedag.days.models import Rhythm, Rsvp
from plugdedag.demo.world import build
from plugdedag.people.models import Duty
from plugdedag.questions.models import Question
from tests.story import acts
from tests.story.conftest import Opened
from tests.story.months import CANTEEN, REAL, Month, wednesdays
from tests.story.stage import Stage

pytestmark = pytest.mark.django_db(transaction=True)


def plan(stage: Stage, month: Month, organiser: str) -> None:
    """From the offer to a month that everybody sees."""
    acts.host_offers(stage, month)
    acts.signs_in(stage, "organiser", organiser)
    acts.organiser_makes_it_a_month(stage, month, organiser)


def play(stage: Stage, month: Month, organiser: str) -> str:
    """The whole month. Answers the path of its question."""
    plan(stage, month, organiser)
    days = coming(stage, month)
    first, *deepen, last = days
    behind(stage, month, first)
    for path, date, kind, text in zip(
        deepen, month.lunches[1:3], ("finding", "idea"), (month.finding, month.idea), strict=True
    ):
        stage.at(date, "12:40")
        acts.brings(stage, "ana", path, kind, text)
    question = f"/questions/{Question.objects.get(title=month.title).pk}/"
    act(stage, month, last, question)
    closing(stage, month, question)
    return question


def coming(stage: Stage, month: Month) -> list[str]:
    """Three seats, four people: one waits, one cancels by mail, the one who waited comes. Answers the days' paths."""
    stage.at(month.lunches[0] - dt.timedelta(days=2))
    first = acts.visitor_plugs_in(stage, "ana", "Ana", month)
    for name in ("Bo", "Cem", "Dide"):
        assert acts.visitor_plugs_in(stage, name.lower(), name, month) == first
    mine = Rsvp.objects.filter(day=first.strip("/").split("/")[-1]).order_by("pk")
    assert list(mine.values_list("person__name", "answer")) == [
        ("Ana", "going"), ("Bo", "going"), ("Cem", "going"), ("Dide", "waiting"),
    ]  # fmt: skip
    acts.by_mail(stage, "cem@example.org", "not")
    assert dict(mine.values_list("person__name", "answer")) == {
        "Ana": "going", "Bo": "going", "Cem": "not", "Dide": "going",
    }  # fmt: skip
    assert "/rsvp/" in stage.link("dide@example.org", "/rsvp/")
    acts.by_mail(stage, "bo@example.org", "lunch")
    assert mine.get(person__name="Bo").arrives == stage.city.lunch
    question = Question.objects.get(title=month.title)
    days = [f"/days/{day.pk}/" for day in question.residency.days.filter(kind="lunch").order_by("number")]
    for path in days[1:]:
        acts.answers(stage, "ana", path, "come")
    feed = stage.page("ana").request.get(stage.site + "/calendar.ics").text()
    assert feed.count("BEGIN:VEVENT") >= 4 + len(month.free)
    return days


def behind(stage: Stage, month: Month, day: str) -> None:
    """The first lunch: two wordings, one of them supported, and the owner chooses it."""
    stage.at(month.lunches[0], "12:10")
    acts.opener_checks_in(stage, day, "Jan van de overkant")
    stage.at(month.lunches[0], "12:45")
    for who, text in zip(("ana", "bo"), month.reframings, strict=True):
        acts.brings(stage, who, day, "reframing", text)
    acts.supports(stage, "dide", day, month.reframings[0])
    stage.at(month.lunches[0], "16:00")
    acts.owner_chooses(stage, month.reframings[0], "omdat het pijn deed")


def act(stage: Stage, month: Month, day: str, question: str) -> None:
    """The fourth lunch: an action, and tips that become postcards."""
    stage.at(month.lunches[3], "11:00")
    acts.answers(stage, "bo", day, "come")
    stage.at(month.lunches[3], "12:50")
    acts.agree_on_action(stage, "ana", day, month.action, month.lunches[3] + dt.timedelta(days=21))
    for who, text in zip(("ana", "bo"), month.tips, strict=True):
        acts.brings(stage, who, day, "tip", text)
    acts.prints(stage, "ana", question, "with-name")
    acts.prints(stage, "bo", question, "without-name")


def closing(stage: Stage, month: Month, question: str) -> None:
    """The result, public once the owner agrees, and the whole cable for everybody."""
    stage.at(month.lunches[3] + dt.timedelta(days=1))
    acts.result_is_written(stage, question, month.result)
    assert month.result not in stage.open("visitor", question).inner_text("main")
    acts.owner_publishes(stage)
    cable = stage.open("visitor", question).inner_text("main")
    for words in (
        month.question,
        *month.reframings[:1],
        month.finding,
        month.idea,
        month.action,
        month.result,
    ):
        assert words in cable
    assert month.result in stage.open("visitor", question + "result/").inner_text("main")
    assert month.title in stage.open("visitor", "/questions/").inner_text("main")
    assert month.tips[0] in stage.open("visitor", question + "postcards/").inner_text("main")


def print_shop(stage: Stage, question: str) -> PdfReader:
    """The file for the print shop, fetched by the organiser."""
    answer = stage.page("organiser").request.get(stage.site + question + "postcards/print-shop.pdf")
    assert answer.status == 200
    return PdfReader(io.BytesIO(answer.body()))


def check_cards(reader: PdfReader, month: Month) -> None:
    """Two cards, each A6 with bleed, with the words of their authors, signed only where agreed."""
    assert len(reader.pages) == 4
    millimetre = 72 / 25.4
    for page in reader.pages:
        assert (float(page.trimbox.width), float(page.trimbox.height)) == pytest.approx(
            (148 * millimetre, 105 * millimetre), abs=0.05
        )
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert month.tips[0] in text
    assert re.search(r"\bAna\b", text)
    assert not re.search(r"\bBo\b", text)


def test_in_an_empty_city(stage: Opened) -> None:
    """Nothing there but the first organiser; every page on the way is looked at by axe."""
    opened = stage(CANTEEN.begins)
    opened.axe = connection.vendor == "sqlite"  # the pages look the same on both
    assert "PLUG zoekt" in opened.open("visitor", "/").inner_text("h1")
    question = play(opened, CANTEEN, "noor@example.org")
    check_cards(print_shop(opened, question), CANTEEN)


@pytest.mark.only("sqlite")  # about the calendar, which is the same on both
@pytest.mark.parametrize("month", REAL, ids=lambda month: month.key)
def test_a_month_is_made_on_real_dates(stage: Opened, month: Month) -> None:
    """Real places on the real calendar with its holidays: which days are proposed, and what is said about them."""
    opened = stage(month.begins)
    plan(opened, month, "noor@example.org")
    question = Question.objects.get(title=month.title)
    assert question.as_asked == month.question
    dates = question.residency.days.order_by("date").values_list("date", flat=True)
    assert list(dates) == sorted([*month.lunches, *month.free])


@pytest.mark.proof
@pytest.mark.only("sqlite")  # about words and the calendar; the story itself is played on both
@pytest.mark.parametrize("month", REAL, ids=lambda month: month.key)
def test_on_real_questions_places_and_dates(stage: Opened, month: Month) -> None:
    """The questions that a real network worked on, played to the postcards."""
    opened = stage(month.begins)
    question = play(opened, month, "noor@example.org")
    check_cards(print_shop(opened, question), month)


def beside_three_hundred(stage: Opened) -> tuple[Stage, Month, str]:
    """The demo world, in a summer that the months planned there leave free: the month, and who organises."""
    june = dt.date(2027, 6, 1)
    lunches, free = wednesdays(june, 2, 9, 16, 23), wednesdays(june, 30)
    month = replace(CANTEEN, month=june, lunches=lunches, free=free, explained="extra werkdag")
    build(1, month.begins)
    Rhythm.objects.all().delete()  # theirs would take the three seats as soon as the month is public
    duties = Duty.objects.on(month.begins).filter(kind="organiser").select_related("person")
    return stage(month.begins), month, duties.earliest("pk").person.email


@pytest.mark.only("sqlite")
def test_a_month_is_made_in_the_demo_world(stage: Opened) -> None:
    """Up to its first lunch: three seats and four people, beside three hundred who have answers of their own."""
    opened, month, organiser = beside_three_hundred(stage)
    plan(opened, month, organiser)
    assert len(coming(opened, month)) == 4


@pytest.mark.proof
def test_in_the_demo_world(stage: Opened) -> None:
    """The same to its postcards."""
    opened, month, organiser = beside_three_hundred(stage)
    question = play(opened, month, organiser)
    check_cards(print_shop(opened, question), month)
