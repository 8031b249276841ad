"""What people do not eat: a list without names for the cook, gone soon after, and nowhere else."""

import datetime as dt
import json
from uuid import uuid4

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plugdedag.config.effects import clear_the_table, erase
from plugdedag.days.changes import cancel
from plugdedag.days.coming import cancel as not_coming
from plugdedag.days.coming import come
from plugdedag.days.models import Rsvp
from plugdedag.front.about_me import as_file
from plugdedag.front.leaving import leave
from plugdedag.gatherings import diets
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.outbox.models import Effect
from tests.cast import Cast
from tests.gatherings.evenings import dinner

SECRET = "alleen witte rijst"


def table(cast: Cast) -> Gathering:
    """Bo eats no gluten and brings Anna, who is vegan; Femke is vegan too."""
    evening = dinner(cast, cast.bo, cast.femke)
    mine = come(evening.day, cast.bo, client_key=uuid4(), guests=["Anna"])
    hers = come(evening.day, cast.femke, client_key=uuid4())
    diets.keep(mine, cast.bo, ["gluten"], SECRET)
    diets.keep(Rsvp.objects.get(guest_name="Anna"), cast.bo, ["vegan"], "")
    diets.keep(hers, cast.femke, ["vegan"], "")
    return evening


def test_the_cook_gets_numbers_and_words_without_names(cast: Cast, client: Client) -> None:
    evening = table(cast)
    cook = diets.for_the_cook(evening.day)
    assert (cook.eat, cook.needs, cook.words) == (3, [("veganistisch", 2), ("glutenvrij", 1)], [SECRET])
    client.force_login(cast.noor)
    page = client.get(reverse("desk_gathering", args=[evening.day.pk])).content.decode()
    told = page[page.index('id="cook"') : page.index("</article>", page.index('id="cook"'))]
    assert SECRET in told
    assert [name in told for name in ("Bo", "Anna", "Femke")] == [False] * 3


def test_who_waits_does_not_eat(cast: Cast) -> None:
    evening = dinner(cast, cast.bo, cast.femke, capacity=1)
    come(evening.day, cast.bo, client_key=uuid4())
    diets.keep(come(evening.day, cast.femke, client_key=uuid4()), cast.femke, ["vegan"], "")
    cook = diets.for_the_cook(evening.day)
    assert (cook.eat, cook.needs) == (1, [])


def test_three_days_after_it_is_gone_by_itself(cast: Cast) -> None:
    evening = table(cast)
    for days, left in ((0, 3), (3, 3), (4, 0)):
        with time_machine.travel(evening.day.ends + dt.timedelta(days=days)):
            erase()
        assert Diet.objects.count() == left, days
    assert Rsvp.objects.filter(day=evening.day).count() == 3  # that they came stays


def test_who_cancels_on_another_page_or_leaves_is_forgotten(cast: Cast) -> None:
    evening = table(cast)
    not_coming(evening.day, cast.bo, client_key=uuid4())
    clear_the_table()
    assert [diet.person for diet in Diet.objects.all()] == [cast.femke]
    leave(cast.femke, client_key=uuid4())
    assert Diet.objects.count() == 0


def test_when_it_is_called_off_nobody_cooks(cast: Cast) -> None:
    evening = table(cast)
    clear_the_table()
    assert Diet.objects.count() == 3
    cancel(evening.day, cast.noor, "Storm")
    clear_the_table()
    assert Diet.objects.count() == 0


def test_it_is_in_my_own_data_and_in_no_letter_or_file_of_others(cast: Cast, client: Client) -> None:
    evening = table(cast)
    assert SECRET in json.dumps(as_file(cast.bo), default=str)
    assert SECRET not in json.dumps(as_file(cast.femke), default=str)
    assert all(
        SECRET not in json.dumps(payload) for payload in Effect.objects.values_list("payload", flat=True)
    )
    for who, name in (
        (cast.femke, "gathering"),
        (cast.noor, "door"),
        (cast.noor, "desk_day"),
        (cast.noor, "gathering"),
    ):
        client.force_login(who)
        assert SECRET not in client.get(reverse(name, args=[evening.day.pk])).content.decode(), name
    assert timezone.now() < evening.day.starts
