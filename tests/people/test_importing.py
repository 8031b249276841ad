"""A list of people: what each row would come to, and what is done after the yes. Nothing before it."""

import datetime as dt

import pytest
from django.utils import translation

from plugdedag.outbox.models import Effect
from plugdedag.people.importing.addresses import addresses_in, perhaps
from plugdedag.people.importing.carrying import carry_out
from plugdedag.people.importing.names import whole_name
from plugdedag.people.importing.report import Outcome
from plugdedag.people.models import Filled, Hat, Import, Invitation, Membership, Person, Upload
from tests.cast import Cast, other_city, person
from tests.people.bringing import SANNE, agreed_to, looked_at, sent, sent_all, token_of
from tests.people.lists import HEADINGS, csv, rows


def outcomes(cast: Cast, *lines: str) -> list[tuple[int, str]]:
    return [(line.number, str(line.outcome)) for line in looked_at(sent(cast, *lines)).lines]


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"first": "Jan", "particle": "van der", "last": "Berg"}, "Jan van der Berg"),
        ({"first": "Jan", "last": "Berg, van den"}, "Jan van den Berg"),
        ({"first": "Jan", "particle": "van der", "last": "van der Berg"}, "Jan van der Berg"),
        ({"name": "Berg, Jan van den"}, "Jan van den Berg"),
        ({"name": "Berg, van den, Jan"}, "Jan van den Berg"),
        ({"name": "Studio X, B.V."}, "Studio X, B.V."),
        ({"name": "  Zoë \n Öztürk "}, "Zoë Öztürk"),
        ({"name": "Hele Naam", "first": "Roep"}, "Roep"),
        ({}, ""),
    ],
)
def test_a_name_out_of_its_cells(cells: dict[str, str], name: str) -> None:
    assert whole_name(cells) == name


def test_addresses_as_they_stand_in_cells() -> None:
    assert addresses_in("Jan <Jan@X.nl>; mailto:b@x.nl") == ["jan@x.nl"]
    assert addresses_in("mailto:a@x.nl; b@x.nl.") == ["a@x.nl", "b@x.nl"]
    assert [perhaps(f"jan@{each}") for each in ("gamil.com", "hotmial.com", "gmail.con", "gmail.com", "vrt.be")] == [
        "jan@gmail.com", "jan@hotmail.com", "jan@gmail.com", "", "",
    ]  # fmt: skip


def test_looking_writes_nothing(cast: Cast) -> None:
    upload = sent(cast, f"Sanne de Groot;{SANNE};12-3-2024;Studio Oost;bakker")
    assert [line.outcome for line in looked_at(upload).lines] == [Outcome.NEW]
    assert (Invitation.objects.count(), Effect.objects.count(), Import.objects.count()) == (0, 0, 0)


def test_each_row_comes_to_what_it_is(cast: Cast) -> None:
    agreed_to(cast, "Wim;wim@example.net;;;")
    Person.objects.filter(pk=person(other_city(), "Joris").pk).update(is_active=False)
    assert outcomes(
        cast, f"Sanne;{SANNE};;;", "Bo;BO@example.org;;;", "Bo;bo@example.org;;;", "X;geen;;;", "Y;;;;", ";;;;",
        "Wim;wim@example.net;;;", "naam;mail;sinds;organisatie;functie", "Joris;joris@example.org;;;", "Totaal;7;;;",
        "Noor;noor@example.org;1-1-2019;;",
    ) == [
        (2, "new"), (3, "known"), (4, "left-out"), (5, "left-out"), (6, "left-out"), (8, "asked"), (10, "left-out"),
        (12, "fills"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("=1+1;x@example.net;;;", "The name is a formula"),
        (f"{'x' * 5000};x@example.net;;;", "5000 characters long"),
        ("X;jan@@example;;;", "is no e-mail address"),
        ("X;x@gamil.com;;;", "It looks like x@gmail.com."),
        ("X;x@example.net;31-2-2024;;", "is no date we can read"),
        ("X;x@example.net;1-1-2199;;", "cannot be the date"),
        ("X;x@example.net;;;bakker", "does not say at which organisation"),
        (f"X;x@example.net;;{'y' * 500};bakker", "is too long or a formula"),
        ("X;x@example.net, y@example.net;;;", "only x@example.net gets a letter"),
    ],
)
def test_what_is_wrong_is_said_in_words(row: str, words: str, cast: Cast) -> None:
    with translation.override("en"):
        (line,) = looked_at(sent(cast, row)).lines
    assert words in " ".join(line.words)


def test_a_yes_asks_and_makes_no_member(cast: Cast) -> None:
    made = agreed_to(cast, f"Sanne de Groot;{SANNE};12-3-2024;Studio Oost;bakker", "Bo;bo@example.org;;;")
    invited = Invitation.objects.get()
    assert (invited.email, invited.name, invited.since) == (SANNE, "Sanne de Groot", dt.date(2024, 3, 12))
    assert made.counts == {"new": 1, "known": 1}
    assert not Person.objects.filter(email=SANNE).exists()
    assert list(Effect.objects.values_list("recipient", flat=True)) == [SANNE]
    assert not Upload.objects.exists()


def test_the_letter_is_in_the_language_of_its_reader_and_names_who_asks(cast: Cast) -> None:
    headings = "naam;mail;taal"
    carry_out(sent(cast, f"Sanne de Groot;{SANNE};", ";tim@example.net;Engels", headings=headings), cast.noor)
    sent_now = {message.to[0]: message for message in sent_all()}
    dutch, english = sent_now[SANNE], sent_now["tim@example.net"]
    assert (dutch.subject, english.extra_headers["Content-Language"]) == (
        "Noor vraagt: doe je mee met PLUG Amsterdam?",
        "en",
    )
    assert "Dag Sanne, doe je mee?" in dutch.body
    assert f"/invitations/{token_of()}/" in dutch.body
    assert "Hello, do you take part?" in english.body


def test_members_get_only_what_was_missing(cast: Cast) -> None:
    Person.objects.filter(pk=cast.femke.pk).update(name="")
    agreed_to(
        cast, "Ander;bo@example.org;1-1-2019;Studio Oost;bakker", "Femke B;femke@example.org;1-1-2026;;"
    )
    bo, femke = Person.objects.get(pk=cast.bo.pk), Person.objects.get(pk=cast.femke.pk)
    assert (bo.name, femke.name) == ("Bo", "Femke B")
    assert Membership.objects.get(person=bo).since == dt.date(2019, 1, 1)
    assert Hat.objects.get(person=bo).what == "bakker"
    assert sorted(Filled.objects.values_list("person__name", "field")) == [
        ("Bo", "hat"), ("Bo", "since"), ("Femke B", "name"), ("Femke B", "since"),
    ]  # fmt: skip


def test_the_same_list_twice_asks_nobody_twice(cast: Cast) -> None:
    upload = sent(cast, f"Sanne;{SANNE};;;")
    again = Upload.objects.get(pk=upload.pk)
    first = carry_out(upload, cast.noor)
    assert carry_out(again, cast.noor) == first
    agreed_to(cast, f"Sanne;{SANNE.upper()};;;")
    assert (Invitation.objects.count(), Effect.objects.count()) == (1, 1)


def test_the_same_person_may_be_asked_in_two_cities(cast: Cast) -> None:
    agreed_to(cast, f"Sanne;{SANNE};;;")
    rotterdam = other_city()
    upload = sent(cast, f"Sanne;{SANNE};;;")
    upload.city = rotterdam
    assert [line.outcome for line in looked_at(upload).lines] == [Outcome.NEW]


def test_every_mistake_at_once_and_every_row_accounted_for(cast: Cast) -> None:
    table = [HEADINGS, *rows(300, wrong=0.6)]
    upload = sent(cast)
    upload.rows = [[cell.replace("\x00", "") for cell in row] for row in table]
    upload.columns = ["", "first", "particle", "last", "email", "", "since", "organisation", "what"]
    report = looked_at(upload)
    filled = sum(1 for row in table[1:] if any(row))
    assert len(report.lines) == filled == sum(report.counts.values())
    assert all(line.words for line in report.lines if line.outcome == Outcome.LEFT_OUT)
    assert len(csv(table)) > 10_000
