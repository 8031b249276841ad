"""Every invariant holds in the demo world, and each of them finds the damage it is there for."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import connection, models
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days.coming import come
from plugdedag.days.models import Day, Rhythm, Rsvp, Turn, Visit, Wish
from plugdedag.keeping.invariants import INVARIANTS, broken
from plugdedag.outbox.models import Effect, State
from plugdedag.people.models import Link, Network, Person
from plugdedag.questions.models import Contribution, GrewFrom
from plugdedag.seating.models import Seating
from tests.cast import Cast, other_city
from tests.demo.conftest import demo  # noqa: F401
from tests.turnout.days import told

pytestmark = pytest.mark.django_db


def test_the_demo_world_holds_to_them(demo: City) -> None:  # noqa: F811
    assert broken() == {}


@pytest.fixture
def whole(cast: Cast) -> Cast:
    """Two who come; all is well."""
    for person in (cast.bo, cast.idris):
        come(cast.days[1], person, client_key=uuid.uuid4())
    assert broken() == {}
    return cast


def seat_of_nobody(cast: Cast) -> None:
    free_of("rsvp_answer_fits_seat_and_ticket", Rsvp)
    Rsvp.objects.filter(person=cast.bo).update(seat=None)


def seat_of_two(cast: Cast) -> None:
    free_of("rsvp_one_a_seat", Rsvp)
    Rsvp.objects.update(seat=1)


def ticket_of_two(cast: Cast) -> None:
    free_of("rsvp_one_a_ticket", Rsvp)
    Rsvp.objects.update(answer="waiting", seat=None, ticket=1)


def turn_twice(cast: Cast) -> None:
    free_of("turn_open_once", Turn)
    Turn.objects.create(day=cast.days[0], person=cast.idris, kind="opener")


def address_of_two(cast: Cast) -> None:
    free_of("person_email_any_case", Person)
    Person.objects.filter(name="Bo").update(email="IDRIS@example.org")


def letter_twice(cast: Cast) -> None:
    free_of("effect_once_a_recipient", Effect)
    Effect.objects.update(key="one", recipient="bo@example.org")


def orphan(cast: Cast) -> None:
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_membership SET person_id = 4712 WHERE person_id = %s", [cast.bo.pk])


def wasted(cast: Cast) -> None:
    Rsvp.objects.filter(person=cast.bo).update(answer="waiting", seat=None, ticket=9)


def brought_by_nobody(cast: Cast) -> None:
    Rsvp.objects.create(day=cast.days[1], brought_by=cast.femke, guest_name="Anna", answer="going", seat=3)


def in_before_who_brings_them(cast: Cast) -> None:
    Rsvp.objects.filter(person=cast.bo).update(answer="waiting", seat=None, ticket=1)
    Rsvp.objects.create(day=cast.days[1], brought_by=cast.bo, guest_name="Anna", answer="going", seat=1)


def one_too_many(cast: Cast) -> None:
    Rsvp.objects.create(day=cast.days[1], brought_by=cast.bo, guest_name="Anna", answer="going", seat=3)


def not_asked(cast: Cast) -> None:
    Day.objects.filter(pk=cast.days[1].pk).update(kind="gathering", number=None, by_invitation=True)


def unwished(cast: Cast) -> None:
    Rsvp.objects.filter(person=cast.bo).update(answer="not", seat=None)


def of_another(cast: Cast) -> None:
    theirs = Rhythm.objects.create(city=cast.city, person=cast.femke, rule="every")
    Wish.objects.filter(person=cast.bo).update(by_rhythm=theirs)


def elsewhere(cast: Cast) -> None:
    Network.objects.filter(pk=cast.club.pk).update(city=other_city())


def grown_across(cast: Cast) -> None:
    other = cast.question.__class__.objects.create(
        city=cast.city, network=cast.club, owner=cast.ria, title="Anders", as_asked="Wat dan?"
    )
    made = [
        Contribution.objects.create(question=each, kind="tip", text="…") for each in (cast.question, other)
    ]
    GrewFrom.objects.create(child=made[0], parent=made[1])


def sat_elsewhere(cast: Cast) -> None:
    visit = Visit.objects.create(day=cast.days[1], person=cast.bo)
    Seating.objects.create(day=cast.days[0], how="made").seats.create(visit=visit, table=0)


def words_kept(cast: Cast) -> None:
    Effect.objects.update(state=State.DONE, done=timezone.now(), payload={"text": "Je code is 424242"})


def under_way(cast: Cast) -> None:
    Effect.objects.update(state=State.SENDING)


def odd_word(cast: Cast) -> None:
    Turn.objects.update(kind="koning")


def bare_token(cast: Cast) -> None:
    Link.objects.create(city=cast.city, purpose="owner", subject="1", token_hash="a-token-that-opens")


def named_forecast(cast: Cast) -> None:
    told(cast.days[1], 12, why={"Bo": 0.9})


def forecast_beside_its_chances(cast: Cast) -> None:
    told(cast.days[1], 12, high=30)


DAMAGE: list[tuple[str, Callable[[Cast], None]]] = [
    ("no seat is wasted", wasted), ("answers follow wishes", unwished), ("nobody speaks for another", of_another),
    ("guests come with who brings them", brought_by_nobody),
    ("guests come with who brings them", in_before_who_brings_them),
    ("guests come with who brings them", one_too_many), ("guests come with who brings them", not_asked),
    ("everything stays in its city", elsewhere), ("everything stays with its question", grown_across),
    ("everybody sits on a day they were there", sat_elsewhere),
    ("effects happen once", words_kept), ("effects happen once", under_way),
    ("words are known", odd_word), ("secrets are hashed", bare_token),
    ("forecasts know numbers alone", named_forecast), ("forecasts know numbers alone", forecast_beside_its_chances),
]  # fmt: skip
UNDER_GUARD: list[tuple[str, Callable[[Cast], None]]] = [
    ("seats are held once", seat_of_nobody), ("seats are held once", seat_of_two),
    ("tickets are in order", ticket_of_two), ("nothing is open twice", turn_twice),
    ("addresses are of one person", address_of_two), ("effects happen once", letter_twice),
]  # fmt: skip


@pytest.mark.parametrize(("name", "damage"), DAMAGE, ids=lambda each: getattr(each, "__name__", None))
def test_damage_is_found(whole: Cast, name: str, damage: Callable[[Cast], None]) -> None:
    damage(whole)
    assert name in broken()


def free_of(constraint: str, model: type[models.Model]) -> None:
    """Take the database's own guard away, for as long as the test lasts."""
    found = next(each for each in model._meta.constraints if each.name == constraint)
    with connection.schema_editor() as editor:
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        editor.remove_constraint(model, found)


@pytest.mark.only("postgresql")
@pytest.mark.parametrize(("name", "damage"), UNDER_GUARD, ids=lambda each: getattr(each, "__name__", None))
def test_damage_that_the_database_guards_against_is_found(
    whole: Cast, name: str, damage: Callable[[Cast], None]
) -> None:
    damage(whole)
    assert name in broken()


@pytest.mark.only("sqlite")
def test_a_text_that_is_too_long_for_its_column(whole: Cast) -> None:
    Person.objects.filter(name="Bo").update(name="B" * 500)
    assert broken() == {"texts fit": ["1 of people_person have too long a name"]}


def test_a_row_that_speaks_of_nobody(whole: Cast) -> None:
    orphan(whole)
    try:
        assert broken()["references lead somewhere"] == ["1 of people_membership lost their person"]
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE people_membership SET person_id = %s WHERE person_id = 4712", [whole.bo.pk]
            )


def test_every_invariant_has_its_damage() -> None:
    named = {name for name, _ in DAMAGE + UNDER_GUARD} | {"texts fit", "references lead somewhere"}
    assert named == set(INVARIANTS)
