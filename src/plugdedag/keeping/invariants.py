"""What must be true of the rows, whatever happened: by name, so that a drill and any test can ask.

The database itself holds to much of this by its constraints. It is asked all the same: rows may come from a backup, by
another way, or from a time before the constraint. Each invariant takes the name of a connection and tells in words
what is not so; nothing personal is in those words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Length, Lower

from plugdedag.days.models import Answer, Rsvp, Wish
from plugdedag.keeping.agreeing import ONCE, ONE_CITY, ONE_DAY, ONE_QUESTION, WHOSE
from plugdedag.keeping.counting import Model, doubled, rows, told
from plugdedag.keeping.foretold import forecasts_know_numbers_alone
from plugdedag.keeping.seats import (
    guests_come_with_who_brings_them,
    no_seat_is_wasted,
    seats_are_held_once,
    tickets_are_in_order,
)
from plugdedag.outbox.models import Effect, State
from plugdedag.people.models import Knock, Link, Person

Invariant = Callable[[str], Iterator[str]]

KEPT_OF_A_LETTER = {"template", "language"}


def columns(kind: type[models.Field]) -> Iterator[tuple[Model, models.Field]]:
    """Every column of that kind, of every table."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_concrete_fields:
                if isinstance(field, kind):
                    yield model, field


def references_lead_somewhere(using: str) -> Iterator[str]:
    """No row speaks of another that is not there."""
    for model, field in columns(models.ForeignKey):
        assert isinstance(field, models.ForeignKey)
        target = rows(field.related_model, using).filter(
            **{field.target_field.attname: OuterRef(field.attname)}
        )
        lost = rows(model, using).filter(**{f"{field.attname}__isnull": False}).filter(~Exists(target))
        yield from told(lost.count(), f"of {model._meta.db_table} lost their {field.name}")


def texts_fit(using: str) -> Iterator[str]:
    """No text is longer than its column says, which SQLite does not mind and PostgreSQL does."""
    for model, field in columns(models.CharField):
        if field.max_length:
            counted = rows(model, using).annotate(letters=Length(field.attname))
            long = counted.filter(letters__gt=field.max_length)
            yield from told(long.count(), f"of {model._meta.db_table} have too long a {field.name}")


def words_are_known(using: str) -> Iterator[str]:
    """Where a column takes one of a few words, it holds one of them."""
    for model, field in columns(models.CharField):
        if field.choices:
            known = [value for value, _label in field.flatchoices] + [""] * field.blank
            odd = (
                rows(model, using)
                .exclude(**{f"{field.attname}__in": known})
                .filter(**{f"{field.attname}__isnull": False})
            )
            yield from told(odd.count(), f"of {model._meta.db_table} have an unknown {field.name}")


def answers_follow_wishes(using: str) -> Iterator[str]:
    """Who wished something has an answer; and the wish that was answered last, known by its moment, says the same."""
    answers = {
        (day, person): (at, answer != Answer.NOT)
        for day, person, at, answer in rows(Rsvp, using)
        .filter(person__isnull=False)
        .values_list("day", "person", "at", "answer")
    }
    lost = odd = 0
    for day, person, at, comes in rows(Wish, using).values_list("day", "person", "at", "comes"):
        answered, going = answers.get((day, person), (None, comes))
        lost += answered is None
        odd += answered == at and going != comes
    yield from told(lost, "wishes have no answer")
    yield from told(odd, "answers are not what was wished last")


def nobody_speaks_for_another(using: str) -> Iterator[str]:
    """A rhythm and a link answer for whose they are."""
    yield from apart(WHOSE, "are of another person than their", using)


def everything_stays_in_its_city(using: str) -> Iterator[str]:
    """What belongs together belongs to one city."""
    yield from apart(ONE_CITY, "are of another city than their", using)


def everything_stays_with_its_question(using: str) -> Iterator[str]:
    """What grew from, was chosen from, or was said at, belongs to one question."""
    yield from apart(ONE_QUESTION, "are of another question than their", using)


def everybody_sits_on_a_day_they_were_there(using: str) -> Iterator[str]:
    """A seat at a table is of who came in on that very day."""
    yield from apart(ONE_DAY, "are of another day than their", using)


def nothing_is_open_twice(using: str) -> Iterator[str]:
    """One answer a day, one visit a day, one open consent, duty, turn, bounce, postcard and publication."""
    for model, among, fields in ONCE:
        yield from told(
            doubled(rows(model, using).filter(among), *fields), f"of {model._meta.db_table} are there twice"
        )


def addresses_are_of_one_person(using: str) -> Iterator[str]:
    """An e-mail address is one person's, however it is written."""
    people = rows(Person, using).annotate(address=Lower("email"))
    yield from told(doubled(people, "address"), "addresses are of two people")


def effects_happen_once(using: str) -> Iterator[str]:
    """One effect for a key and a recipient; a letter that left is forgotten; one under way is somebody's."""
    effects = rows(Effect, using)
    yield from told(doubled(effects, "key", "recipient"), "effects are there twice")
    held = effects.filter(state__in=[State.CLAIMED, State.SENDING], claim__isnull=True)
    yield from told(held.count(), "effects are under way and nobody's")
    yield from told(
        effects.filter(state=State.DONE, done__isnull=True).count(), "effects are done, nobody knows when"
    )
    done = effects.filter(state=State.DONE).values_list("payload", flat=True)
    yield from told(
        sum(bool(set(each) - KEPT_OF_A_LETTER) for each in done),
        "letters left and their words are still here",
    )


def secrets_are_hashed(using: str) -> Iterator[str]:
    """Of links and codes only hashes are kept."""
    for model, field in ((Link, "token_hash"), (Knock, "code_hash"), (Knock, "link_hash")):
        bare = rows(model, using).exclude(**{f"{field}__regex": "^[0-9a-f]{64}$"})
        yield from told(bare.count(), f"of {model._meta.db_table} keep more than a hash")


def apart(pairs: list[tuple[Model, str, str]], words: str, using: str) -> Iterator[str]:
    """Rows of which two ways lead to two things; a way that leads nowhere says nothing."""
    for model, one, other in pairs:
        found = (
            rows(model, using)
            .filter(**{f"{one}__isnull": False, f"{other}__isnull": False})
            .exclude(**{one: F(other)})
        )
        yield from told(found.count(), f"of {model._meta.db_table} {words} {other.split('__')[0]}")


INVARIANTS: dict[str, Invariant] = {
    check.__name__.replace("_", " "): check
    for check in (
        references_lead_somewhere, texts_fit, words_are_known, seats_are_held_once, tickets_are_in_order,
        no_seat_is_wasted, guests_come_with_who_brings_them, answers_follow_wishes, nobody_speaks_for_another,
        everything_stays_in_its_city, everything_stays_with_its_question,
        everybody_sits_on_a_day_they_were_there, nothing_is_open_twice,
        addresses_are_of_one_person, effects_happen_once, secrets_are_hashed, forecasts_know_numbers_alone,
    )
}  # fmt: skip
"""Each invariant by its name."""


def broken(using: str = DEFAULT_DB_ALIAS) -> dict[str, list[str]]:
    """The invariants that do not hold, each with what is wrong; empty when all is well."""
    found = {name: list(check(using)) for name, check in INVARIANTS.items()}
    return {name: wrong for name, wrong in found.items() if wrong}
