"""Whom a rule names, what a hand changes, and asking them: each once, and never at night."""

import datetime as dt

import pytest
import time_machine
from django.core import mail

from plugdedag.days.changes import cancel
from plugdedag.days.models import Day, Turn, Visit
from plugdedag.gatherings import inviting, rules
from plugdedag.lib.refusals import Refused
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect
from plugdedag.people.consent import settle, withdraw
from plugdedag.people.hats import take_off, wear
from plugdedag.people.models import Person, Purpose
from plugdedag.places.models import Contact
from tests.cast import Cast, make_day, other_city, person
from tests.gatherings.evenings import dinner

LONG_AGO = dt.date(2026, 1, 1)


def been(cast: Cast, *days_ago: int) -> list[Day]:
    today = cast.city.today()
    cast.days[1].delete()
    cast.days[2].delete()
    return [
        make_day(cast.residency, number, today - dt.timedelta(days=ago))
        for number, ago in enumerate(days_ago, 2)
    ]


def named(cast: Cast, kind: str, number: int = 1, since: dt.date = LONG_AGO) -> list[str]:
    evening = dinner(cast)
    rules.add(evening, kind, number, since, cast.noor)
    return [str(one) for one in rules.to_ask(evening)]


def test_who_came_so_often_since_a_date(cast: Cast) -> None:
    first, second = been(cast, 30, 10)
    for day, who in ((first, cast.bo), (second, cast.bo), (second, cast.femke)):
        Visit.objects.create(day=day, person=who, by=cast.idris)
    Visit.objects.create(day=second, guest_name="Opa", by=cast.idris)
    assert named(cast, "came", 2) == ["Bo"]
    assert named(cast, "came", 1) == ["Bo", "Femke"]
    assert named(cast, "came", 1, cast.city.today() - dt.timedelta(days=5)) == []


def test_visits_in_another_city_do_not_count(cast: Cast) -> None:
    [day] = been(cast, 10)
    Visit.objects.create(day=day, person=cast.bo, by=cast.idris)
    Day.objects.filter(pk=day.pk).update(city=other_city())
    assert named(cast, "came", 1) == []


def test_who_carried_a_turn_and_did_not_hand_it_over(cast: Cast) -> None:
    first, second = been(cast, 30, 10)
    Turn.objects.create(day=first, person=cast.bo, kind="opener", given_by=cast.noor)
    handed = Turn.objects.create(day=first, person=cast.femke, kind="scribe", given_by=cast.noor)
    Turn.objects.filter(pk=handed.pk).update(ended=first.starts)
    Turn.objects.create(day=second, person=cast.idris, kind="opener", given_by=cast.noor)
    Day.objects.filter(pk=second.pk).update(date=cast.city.today() + dt.timedelta(days=3))
    assert named(cast, "turns") == ["Bo"]  # not Idris: his is still to come


def test_from_an_employer_its_contact_if_they_plug_else_who_works_there(cast: Cast) -> None:
    for who in (cast.bo, cast.femke):
        wear(who, cast.city, "tekenaar", "Bureau Noord", "employee")
    for who in (cast.idris, cast.noor):
        wear(who, cast.city, "leerkracht", "De Kade", "employee")
    wear(cast.bo, cast.city, "vrijwilliger", "Soepclub", "volunteer")
    assert named(cast, "employers", 2) == ["Bo", "Femke", "Idris", "Noor"]
    assert named(cast, "employers", 3) == []
    network = cast.idris.hats.get().network
    cast.place.network = network
    cast.place.save()
    Contact.objects.create(place=cast.place, name="Idris", email=cast.idris.email.upper())
    assert named(cast, "employers", 2) == ["Bo", "Femke", "Idris"]
    take_off(cast.femke.hats.get(), cast.city)
    assert named(cast, "employers", 2) == ["Idris"]


def test_a_hand_adds_and_leaves_off_and_the_last_word_counts(cast: Cast) -> None:
    evening = dinner(cast)
    rule = rules.add(evening, "employers", 1, LONG_AGO, cast.noor)
    assert rules.add(evening, "employers", 1, LONG_AGO, cast.femke) == rule
    wear(cast.bo, cast.city, "tekenaar", "Bureau Noord", "employee")
    rules.pick(evening, cast.femke, wanted=True, by=cast.noor)
    rules.pick(evening, cast.bo, wanted=False, by=cast.noor)
    assert rules.to_ask(evening) == [cast.femke]
    rules.pick(evening, cast.bo, wanted=True, by=cast.noor)
    assert rules.to_ask(evening) == [cast.bo, cast.femke]
    rules.end(rule)
    Person.objects.filter(pk=cast.femke.pk).update(is_active=False)
    assert rules.to_ask(evening) == [cast.bo]


def agreed(cast: Cast) -> None:
    for who in (cast.bo, cast.femke):
        settle(who, {Purpose.LETTERS})


def test_pressing_again_asks_only_who_is_new(cast: Cast) -> None:
    agreed(cast)
    evening = dinner(cast)
    rules.pick(evening, cast.bo, wanted=True, by=cast.noor)
    assert inviting.invite(evening, cast.noor) == [cast.bo]
    assert inviting.invite(evening, cast.noor) == []
    for who in (cast.femke, cast.idris):
        rules.pick(evening, who, wanted=True, by=cast.noor)
    assert inviting.invite(evening, cast.noor) == [cast.femke, cast.idris]
    assert sorted(Effect.objects.values_list("recipient", flat=True)) == [cast.bo.email, cast.femke.email]
    stands = inviting.under_way(evening)
    assert (stands.asked, stands.sent, stands.waits, stands.unwritten) == (
        3,
        0,
        2,
        1,
    )  # Idris wants no letters


def test_the_letter_is_written_when_it_goes_in_the_readers_language(cast: Cast) -> None:
    agreed(cast)
    Person.objects.filter(pk=cast.femke.pk).update(language="en")
    evening = dinner(cast)
    for who in (cast.bo, cast.femke, cast.idris):
        rules.pick(evening, who, wanted=True, by=cast.noor)
    inviting.invite(evening, cast.noor)
    withdraw(cast.bo, Purpose.LETTERS)
    while worker.work(handlers()):
        pass
    [letter] = mail.outbox
    assert letter.to == [cast.femke.email]
    assert letter.subject.startswith("You are asked: Het werkgeversdiner")
    assert "http://testserver/rsvp/" in letter.body
    assert "Zeeburgerdijk" not in letter.body  # the street is for who comes
    assert "List-Unsubscribe" in letter.extra_headers


def test_at_night_the_letters_wait_for_the_morning(cast: Cast) -> None:
    agreed(cast)
    evening = dinner(cast)
    rules.pick(evening, cast.bo, wanted=True, by=cast.noor)
    with time_machine.travel(dt.datetime(2026, 11, 25, 22, tzinfo=dt.UTC)):
        inviting.invite(evening, cast.noor)
    assert Effect.objects.get().due == dt.datetime(2026, 11, 26, 7, tzinfo=dt.UTC)


def test_nobody_is_asked_to_what_was_called_off(cast: Cast) -> None:
    evening = dinner(cast)
    rules.pick(evening, cast.bo, wanted=True, by=cast.noor)
    cancel(evening.day, cast.noor, "Storm")
    with pytest.raises(Refused):
        inviting.invite(evening, cast.noor)
    assert evening.day.invited.count() == 0
    assert person(cast.city, "Joop").invited.count() == 0
