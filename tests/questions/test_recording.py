"""Months that have been come in from a list: by the rules of days, and no question before its owner agrees."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from plugdedag.days.models import Day, Residency, Visit
from plugdedag.outbox.models import Effect
from plugdedag.people.importing.report import Report
from plugdedag.people.importing.uploading import take, understood
from plugdedag.people.models import Import, Network
from plugdedag.places.models import Contact, Place
from plugdedag.questions.closing import publish
from plugdedag.questions.intake import renew_link
from plugdedag.questions.models import Publication, Question, Recorded
from plugdedag.questions.owning import hand_over
from plugdedag.questions.recording.fields import MONTHS
from plugdedag.questions.recording.planning import plan
from plugdedag.questions.recording.writing import carry_out, undo
from tests.cast import Cast
from tests.front.desks import browser
from tests.people.lists import csv

HEADINGS = "Plek;Organisatie;Stadsdeel;Soort;Maand;Data;Vraag;Resultaat;Openbaar"
GALLERY = "Galerie Wit;Stichting Wit;Noord;galerie;maart 2024;;Hoe komen er kijkers?;Een open avond.;"
FARM = "De Hoeve;;West;boerderij;;3, 10, 17 en 24 april 2024;Wat nu?;Een rooster.;ja"


def upload(cast: Cast, *rows: str) -> object:
    data = csv([row.split(";") for row in (HEADINGS, *rows)])
    return take(cast.city, "months", MONTHS, data, "maanden.csv", cast.noor)


def looked_at(cast: Cast, *rows: str) -> Report:
    made = upload(cast, *rows)
    with translation.override("en"):
        return plan(cast.city, made.rows, understood(made))  # type: ignore[attr-defined,arg-type]


def agreed_to(cast: Cast, *rows: str) -> Import:
    return carry_out(upload(cast, *rows), cast.noor)  # type: ignore[arg-type]


def test_a_place_and_a_month_are_enough(cast: Cast) -> None:
    """The city's weekday, without a holiday: 1 May 2024 was no holiday in the Netherlands, 9 May was."""
    cast.city.weekday = 3
    cast.city.save()
    agreed_to(cast, "Galerie Wit;;;;mei 2024;;;;")
    days = Day.objects.filter(place__name="Galerie Wit").order_by("date")
    assert [(day.number, day.date.day) for day in days] == [(1, 2), (2, 16), (3, 23), (4, 30)]
    assert (Question.objects.count(), Effect.objects.count()) == (1, 0)


def test_a_month_with_all_there_is(cast: Cast) -> None:
    agreed_to(cast, FARM)
    place = Place.objects.get(name="De Hoeve")
    assert (place.kind, place.district, place.network.name, place.address_public) == (
        "farm",
        "West",
        "De Hoeve",
        False,
    )
    residency = Residency.objects.get(place=place)
    assert residency.month == dt.date(2024, 4, 1)
    assert [day.date.day for day in residency.days.order_by("date")] == [3, 10, 17, 24]
    question = residency.question  # type: ignore[attr-defined]
    assert (question.as_asked, question.results.get().text) == ("Wat nu?", "Een rooster.")
    assert question.is_public


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (";;;;maart 2024;;;;", "There is no place"),
        ("Galerie;;;;;;;;", "There is no month and no date"),
        ("Galerie;;;;volgende maand;;;;", "is no month we can read"),
        ("Galerie;;;;;elke week;;;", "are no dates we can read"),
        ("Galerie;;;;maart 2999;;;;", "cannot be the month"),
        ("Galerie;;;;maart 2024;4-9-2024;;;", "is too far from this month"),
        ("Galerie;;;;maart 2024;6-3-2024, 6-3-2024;;;", "each on a date of its own"),
        ("Galerie;;;;maart 2024;1 t/m 30 april 2024;;;", "are no dates we can read"),
        ("Galerie;;;;maart 2024;;;Alleen dit;", "There is a result and no question"),
        (f"{'x' * 500};;;;maart 2024;;;;", "500 characters long"),
        (f"Galerie;;;;maart 2024;;{'x' * 2001};;", "2001 characters long"),
    ],
)
def test_what_is_wrong_is_said_in_words(row: str, words: str, cast: Cast) -> None:
    (line,) = looked_at(cast, row).lines
    assert (str(line.outcome), words in " ".join(line.words)) == ("left-out", True), line.words


def test_no_two_places_on_one_day_and_no_month_twice(cast: Cast) -> None:
    agreed_to(cast, GALLERY)
    report = looked_at(
        cast, GALLERY.upper(), "De Hoeve;;;;;6-3-2024;;;", FARM, FARM.replace("De Hoeve", "Elders")
    )
    assert [str(line.outcome) for line in report.lines] == ["known", "left-out", "new", "left-out"]
    assert "PLUG was at Galerie Wit" in report.lines[1].words[0]
    assert "PLUG was at De Hoeve" in report.lines[3].words[0]


def test_what_is_still_to_come_is_no_history(cast: Cast) -> None:
    (line,) = looked_at(cast, f"Galerie;;;;;{cast.city.today().isoformat()};;;").lines
    assert "is still to come" in " ".join(line.words)


def pages(words: str, person: object = None) -> list[str]:
    """On which pages these words stand."""
    client = browser(person)  # type: ignore[arg-type]
    place, day = Place.objects.get(name="Galerie Wit"), Day.objects.filter(place__name="Galerie Wit")[0]
    question = Question.objects.get(residency__place=place)
    paths = [
        "/questions/",
        "/places/",
        f"/places/{place.pk}/",
        f"/days/{day.pk}/",
        f"/questions/{question.pk}/",
        "/",
    ]
    return [
        path.split("/")[1] + ("/" if path.count("/") > 2 else "")
        for path in paths
        if words in client.get(path).content.decode()
    ]


def test_a_question_is_not_public_before_its_owner_agrees(cast: Cast) -> None:
    agreed_to(cast, GALLERY)
    assert pages("Hoe komen er kijkers?") == []
    assert pages("Hoe komen er kijkers?", cast.bo) == []
    assert pages("Hoe komen er kijkers?", cast.noor) == ["questions", "questions/"]
    assert pages("Galerie Wit") == ["places", "places/", "days/"]  # that PLUG was there is no secret
    question = Question.objects.get(residency__place__name="Galerie Wit")
    hand_over(question, "Wil Wit", "wil@example.org")
    publish(question, Contact.objects.get(name="Wil Wit"))
    assert "questions" in pages("Hoe komen er kijkers?")  # the control
    Publication.objects.all().delete()
    assert pages("Hoe komen er kijkers?") == []


def test_an_owner_without_an_address_gets_no_letter(cast: Cast) -> None:
    agreed_to(cast, GALLERY)
    question = Question.objects.get(residency__place__name="Galerie Wit")
    with pytest.raises(ValidationError):
        renew_link(question, question.residency.client_key)  # type: ignore[union-attr]
    assert not Effect.objects.exists()


def test_a_list_of_months_is_taken_back(cast: Cast) -> None:
    made = agreed_to(cast, GALLERY, FARM)
    undone = undo(made, cast.noor)
    assert (undone.counts, undo(made, cast.bo)) == ({"removed": 2, "stay": 0}, undone)
    assert (list(Place.objects.all()), list(Network.objects.all())) == ([cast.place], [cast.club])
    assert (Recorded.objects.count(), Contact.objects.count()) == (0, 1)


def test_a_month_that_somebody_added_to_stays(cast: Cast) -> None:
    made = agreed_to(cast, GALLERY, FARM)
    day = Day.objects.filter(place__name="De Hoeve")[0]
    Visit.objects.create(day=day, person=cast.bo, by=cast.noor)
    assert undo(made, cast.noor).counts == {"removed": 1, "stay": 1}
    assert list(Place.objects.exclude(pk=cast.place.pk).values_list("name", flat=True)) == ["De Hoeve"]


def test_the_same_upload_is_one_import(cast: Cast) -> None:
    sent = upload(cast, GALLERY)
    assert carry_out(sent, cast.noor) == carry_out(sent, cast.noor)  # type: ignore[arg-type]
    assert Residency.objects.count() == 2
