"""The scripts: complete, three quarters of an hour, chosen per lunch, told otherwise by a city, and never longer than
fits."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import translation

from plugdedag.days.models import Step
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.questions.models import Kind
from plugdedag.steering.adapting import adapt, room
from plugdedag.steering.choosing import choose, script_in, script_of
from plugdedag.steering.clock import Press
from plugdedag.steering.models import RoundEdit, ScriptChoice
from plugdedag.steering.now import now
from plugdedag.steering.pressing import steer
from plugdedag.steering.scripts import METHODS, MINUTES, SCRIPTS, Phase, Script, original
from tests.cast import Cast, other_city

PLUG = original("plug", Step.BEHIND)


@pytest.mark.parametrize("key", SCRIPTS, ids=lambda key: "-".join(key))
def test_every_script_fills_three_quarters_of_an_hour_and_says_what_to_say(key: tuple[str, Step]) -> None:
    script = SCRIPTS[key]
    assert script.minutes == MINUTES
    assert len({each.key for each in script.rounds}) == len(script.rounds)
    assert [
        each.key for each in script.rounds if not (str(each.title) and str(each.what) and str(each.say))
    ] == []
    assert script.kinds <= set(Kind.values)
    assert Phase.CHOOSING in [each.phase for each in script.rounds]
    assert Phase.SILENT in [each.phase for each in script.rounds] or key[0] == "plug"


def test_there_are_three_ways_of_doing_it_and_each_has_its_dutch() -> None:
    assert METHODS == ("plug", "one-two-four-all", "brainwriting")
    with translation.override("nl"):
        dutch = [str(each.say) for script in SCRIPTS.values() for each in script.rounds]
    with translation.override("en"):
        english = [str(each.say) for script in SCRIPTS.values() for each in script.rounds]
    assert [one for one, other in zip(dutch, english, strict=True) if one == other] == []


@pytest.mark.django_db
def test_a_lunch_goes_by_the_last_choice_made_before_it_began(
    cast: Cast, at_lunch: time_machine.Traveller
) -> None:
    day, key = cast.days[0], uuid4()
    assert script_of(day).key == "plug"
    for _twice in range(2):
        choose(day, "brainwriting", by=cast.femke, client_key=key)
    assert ScriptChoice.objects.count() == 1
    with pytest.raises(KeyReused):
        choose(day, "plug", by=cast.femke, client_key=key)
    with pytest.raises(Refused):
        choose(day, "karaoke", by=cast.femke, client_key=uuid4())
    at_lunch.shift(1)
    steer(day, Press.BEGIN, by=cast.femke, seen=None, client_key=uuid4())
    with pytest.raises(Refused, match="begonnen"):
        choose(day, "plug", by=cast.femke, client_key=uuid4())
    assert now(day).script.key == "brainwriting"


def edit(cast: Cast, key: str = "real", *, base: int | None = None, **told: Any) -> RoundEdit:
    return adapt(cast.city, PLUG, key, told, by=cast.noor, base=base, client_key=uuid4())


def rounds(cast: Cast) -> Script:
    return script_in(cast.city.pk, "plug", Step.BEHIND)


@pytest.mark.django_db
def test_a_city_tells_a_round_otherwise_and_back_again(cast: Cast) -> None:
    first = edit(cast, minutes=20, title="De echte vraag, maar dan echt")
    told = rounds(cast).rounds[2]
    assert (told.minutes, told.title, told.what, told.told) == (20, first.title, PLUG.rounds[2].what, True)
    assert script_in(other_city().pk, "plug", Step.BEHIND) == PLUG
    edit(cast, base=first.pk)
    assert rounds(cast) == PLUG
    assert list(RoundEdit.objects.values_list("minutes", "by__name")) == [(20, "Noor"), (None, "Noor")]


@pytest.mark.django_db
def test_the_words_as_written_sent_as_they_are_stay_written(cast: Cast) -> None:
    written = PLUG.rounds[2]
    edit(cast, minutes=15, title=str(written.title), what=str(written.what), say=str(written.say))
    assert rounds(cast) == PLUG


@pytest.mark.django_db
def test_a_lunch_that_would_not_fit_is_refused_with_the_sum(cast: Cast) -> None:
    assert room(cast.city) == 90
    edit(cast, minutes=60)
    with pytest.raises(Refused, match=r"95 minuten en er zijn er 90: 5 te veel"):
        edit(cast, "questions", minutes=15)
    assert rounds(cast).minutes == 90
    cast.city.lunch, cast.city.closes = dt.time(16, 20), dt.time(17)
    assert room(cast.city) == 40


@pytest.mark.django_db
def test_who_saves_second_sees_that_somebody_did_before(cast: Cast) -> None:
    first = edit(cast, title="Van Noor")
    with pytest.raises(Stale):
        edit(cast, title="Van Femke")
    edit(cast, title="Van Femke", base=first.pk)
    assert rounds(cast).rounds[2].title == "Van Femke"


@pytest.mark.django_db
def test_a_lunch_that_began_keeps_the_minutes_it_began_with(
    cast: Cast, at_lunch: time_machine.Traveller
) -> None:
    day = cast.days[0]
    edit(cast, "tells", minutes=7)
    at_lunch.shift(1)
    steer(day, Press.BEGIN, by=cast.femke, seen=None, client_key=uuid4())
    at_lunch.shift(1)
    edit(cast, "tells", base=RoundEdit.objects.get().pk, minutes=2)
    assert [now(day).script.rounds[0].minutes, script_of(day).rounds[0].minutes] == [7, 2]
