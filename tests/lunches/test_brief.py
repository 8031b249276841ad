"""The sixty seconds at the start: made by rule from the lunches before, without names, never longer than a minute."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from plugdedag.days.models import Cancellation, Visit
from plugdedag.lunches.aloud import MINUTE, asking, breath, words
from plugdedag.lunches.brief import Brief, Part, brief
from plugdedag.people.models import Hat, Network
from plugdedag.questions.board import board
from plugdedag.questions.models import Choice, Contribution, GrewFrom, Support
from plugdedag.steering.scripts import PURPOSES
from tests.cast import Cast, person
from tests.questions.said import CHOSEN, FINDING, OTHER, SECRET, WHY, bring, said_month, shift

pytestmark = pytest.mark.django_db


def read(cast: Cast, day: int) -> Brief:
    return brief(cast.question, cast.days[day], board(cast.question))


def lines(told: Brief, key: str) -> tuple[str, ...]:
    return next((part.lines for part in told.parts if part.key == key), ())


def test_the_first_lunch_opens_with_what_was_asked_and_what_today_is_for(cast: Cast) -> None:
    told = read(cast, 0)
    purpose = str(PURPOSES[cast.days[0].step].purpose)  # type: ignore[index]
    assert told == Brief(
        cast.question.as_asked,
        (
            Part("question", "De vraag", (f"“{cast.question.as_asked}”",)),
            Part("today", "Vandaag", (purpose,)),
        ),
    )


def test_a_later_one_with_what_was_chosen_and_what_stayed(cast: Cast) -> None:
    said_month(cast)
    told = read(cast, 2)
    assert told.question == CHOSEN
    assert lines(told, "question") == (
        f"Gevraagd werd: “{cast.question.as_asked}”", f"De gastplek koos: “{CHOSEN}”", f"“{WHY}”",
    )  # fmt: skip
    assert lines(told, "found") == (f"{FINDING} (een handjevol staat erachter)", SECRET)
    assert lines(told, "open") == ()


def test_support_is_a_number_from_five_people_on(cast: Cast) -> None:
    said = said_month(cast)
    for number in range(4):
        Support.objects.create(contribution=said.finding, person=person(cast.city, f"Achter{number}"))
    assert lines(read(cast, 2), "found")[0] == f"{FINDING} (5 mensen staan erachter)"


def test_nobody_is_named(cast: Cast) -> None:
    said_month(cast)
    names = {cast.bo.name, cast.femke.name, cast.idris.name, cast.ria.name}
    assert [name for name in names if name in read(cast, 2).text] == []


def test_while_nothing_is_chosen_the_best_supported_wording_leads(cast: Cast) -> None:
    said = said_month(cast)
    Choice.objects.all().delete()
    Support.objects.filter(contribution=said.chosen).update(contribution=said.other)
    told = read(cast, 1)
    assert told.question == said.other.text
    assert lines(told, "open") == ("Welke vraag erachter zit: de gastplek heeft nog niet gekozen.",)


def test_what_nobody_built_on_is_still_open(cast: Cast) -> None:
    said_month(cast)
    bring(cast, cast.days[0], cast.bo, "clarifying", "Wie heeft de sleutel?")
    answered = bring(cast, cast.days[1], cast.bo, "objection", "De gemeente vindt het nooit goed.")
    GrewFrom.objects.create(
        child=bring(cast, cast.days[1], cast.femke, "idea", "Bel de gemeente"), parent=answered
    )
    assert lines(read(cast, 2), "open") == ("Wie heeft de sleutel?",)


def test_what_is_said_today_is_not_handed_over_and_three_is_enough(cast: Cast) -> None:
    said_month(cast)
    for number in range(4):
        bring(cast, cast.days[1], cast.bo, "idea", f"Idee {number}")
    bring(cast, cast.days[2], cast.bo, "idea", "Van vandaag")
    found = lines(read(cast, 2), "found")
    assert len(found) == 3
    assert "Van vandaag" not in found


def test_a_lunch_that_was_called_off_is_told(cast: Cast) -> None:
    shift(cast, today=2)
    Cancellation.objects.create(day=cast.days[0], by=cast.noor)
    (told,) = lines(read(cast, 1), "found")
    assert told.startswith("De lunch van ")
    assert told.endswith(" ging niet door.")


def test_a_lunch_at_which_nothing_was_written_is_told(cast: Cast) -> None:
    said_month(cast)
    Contribution.objects.filter(day=cast.days[1]).delete()
    (told,) = lines(read(cast, 2), "found")
    assert told.endswith(" is niets opgeschreven.")


def test_an_idea_whose_objection_weighs_more_fell_away_and_says_why(cast: Cast) -> None:
    said = said_month(cast)
    Choice.objects.all().delete()
    Contribution.objects.filter(kind="reframing").delete()
    kept = bring(cast, cast.days[1], cast.bo, "idea", "Geef ieder team een sleutel.")
    gone = bring(cast, cast.days[1], cast.bo, "idea", "Zet een barman neer.")
    for idea, text, weight in ((gone, "Daar is geen geld voor.", 2), (kept, "Wie dweilt er dan?", 0)):
        but = bring(cast, cast.days[1], cast.femke, "objection", text)
        GrewFrom.objects.create(child=but, parent=idea)
        for who in (cast.idris, cast.noor)[:weight]:
            Support.objects.create(contribution=but, person=who)
    Support.objects.create(contribution=kept, person=cast.noor)
    told = read(cast, 2)
    assert lines(told, "away") == ("“Zet een barman neer.”, want: Daar is geen geld voor.",)
    assert lines(told, "open") == (
        "Welke vraag erachter zit: de gastplek heeft nog niet gekozen.", "Wie dweilt er dan?",
    )  # fmt: skip
    assert said.finding.text in told.text
    assert "Zet een barman neer." not in " ".join(lines(told, "found"))


def test_the_wording_that_came_second_was_not_chosen(cast: Cast) -> None:
    said_month(cast)
    assert lines(read(cast, 2), "away") == (f"Niet gekozen: “{breath(OTHER, 9)}”",)


def test_how_many_were_there_is_told_from_five_on_with_their_networks_and_no_names(cast: Cast) -> None:
    said_month(cast)
    people = [person(cast.city, f"Gast{number}") for number in range(5)]
    for who in people[:4]:
        Visit.objects.create(day=cast.days[1], person=who)
    since = cast.city.today() - dt.timedelta(days=400)
    Hat.objects.create(person=people[0], network=cast.club, what="Keeper", since=since)
    Hat.objects.create(person=people[1], network=cast.club, what="Spits", since=since)
    other = Network.objects.create(city=cast.city, name="Bakkerij", kind="organisation")
    Hat.objects.create(person=people[1], network=other, what="Bakker", since=since)
    gone = Network.objects.create(city=cast.city, name="Lang geleden", kind="organisation")
    Hat.objects.create(person=people[2], network=gone, what="Stagiair", since=since, until=since)
    assert lines(read(cast, 2), "there") == ()
    Visit.objects.create(day=cast.days[1], person=people[4])
    assert lines(read(cast, 2), "there") == ("De vorige keer waren we met 5, uit 2 netwerken.",)
    assert "Gast" not in read(cast, 2).text


def test_hidden_lines_are_not_read_aloud_to_whoever_may_see_them(cast: Cast) -> None:
    said = said_month(cast)
    said.secret.changes.create(kind="hide", why="Privé", by=cast.femke)
    everything = board(cast.question, hidden=True)
    assert SECRET not in brief(cast.question, cast.days[2], everything).text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("day", [1, 2, 3])
@pytest.mark.parametrize("text", ["woord " * 330, "Een zin van zes woorden, kort. " * 60, "x" * 1999])
def test_it_never_takes_more_than_a_minute(cast: Cast, text: str, day: int, language: str) -> None:
    said = said_month(cast)
    for kind in ("finding", "objection", "clarifying", "viewpoint", "idea"):
        for number in range(4):
            bring(cast, cast.days[0], cast.bo, kind, f"{number} {text}")
    Contribution.objects.filter(pk=said.chosen.pk).update(text=text)
    Choice.objects.update(why=text[:300])
    cast.question.as_asked = text
    with translation.override(language):
        told = read(cast, day)
    assert words(told.text) <= MINUTE
    assert told.seconds <= 60
    assert len(told.text) <= MINUTE * 10
    assert {part.key for part in told.parts} >= {"question", "found", "open", "today"}


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Kort.", 5, "Kort."),
        ("Een zin. Nog een zin. En dan nog veel meer woorden.", 6, "Een zin. Nog een zin."),
        ("Een heel lange zin zonder einde of adem", 4, "Een heel lange zin…"),
        ("Twee\n\nregels", 5, "Twee regels"),
    ],
)
def test_a_breath_ends_with_a_sentence_where_it_can(text: str, most: int, short: str) -> None:
    assert breath(text, most) == short


def test_of_a_long_question_its_beginning_and_the_asking_are_kept() -> None:
    text = "We komen zes mensen tekort. Achter de bar, langs de lijn. Hier lopen tweehonderd ouders. Hoe vragen we ze?"
    assert asking(text, 12) == "We komen zes mensen tekort. … Hoe vragen we ze?"
    assert asking(text, 40) == text
    assert asking(text, 7) == "We komen zes mensen tekort."
