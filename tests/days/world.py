"""Run as a process of its own: make the smallest world for the fault tests, or say how it stands, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import TYPE_CHECKING

import django
from django.core.management import call_command

if TYPE_CHECKING:
    from plugdedag.days.models import Day
    from tests.cast import Cast


def make(people: int, seats: int, days: int = 1) -> dict[str, object]:
    """A migrated database, so many days from next week on, and for each person a link to each day."""
    from plugdedag.cities.models import City  # noqa: PLC0415 - after django.setup()
    from plugdedag.days.models import Day  # noqa: PLC0415
    from plugdedag.lib import tokens  # noqa: PLC0415
    from plugdedag.people.models import Link  # noqa: PLC0415
    from tests.cast import make_cast, person  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    cast = make_cast()
    City.objects.update(hostname="localhost")
    chosen = [*cast.days[1:], *more_days(cast, days - 3)][:days]
    Day.objects.filter(pk__in=[day.pk for day in chosen]).update(capacity=seats)
    crowd = [person(cast.city, f"Plugger{number}") for number in range(people)]
    named = [(day, one, tokens.make()) for day in chosen for one in crowd]
    Link.objects.bulk_create(
        Link(city=cast.city, purpose="rsvp", subject=str(day.pk), person=one, token_hash=tokens.hashed(token))
        for day, one, token in named
    )
    return {"links": [(str(day.pk), one.pk, token) for day, one, token in named]}


def more_days(cast: Cast, number: int) -> list[Day]:
    """Free days after the four lunches, a week apart."""
    city, last = cast.city, cast.days[-1].date
    from plugdedag.days.models import Day  # noqa: PLC0415 - after django.setup()

    return [
        Day.objects.create(
            city=city, residency=cast.residency, place=cast.place, kind="free", date=last + dt.timedelta(weeks=week),
            opens=city.opens, lunch=city.lunch, closes=city.closes, capacity=1,
        )
        for week in range(1, number + 1)
    ]  # fmt: skip


def resize(day: str, capacity: str) -> dict[str, object]:
    """An organiser makes a day larger or smaller."""
    from plugdedag.days import changes  # noqa: PLC0415 - after django.setup()
    from plugdedag.days.models import Day  # noqa: PLC0415
    from plugdedag.people.models import Person  # noqa: PLC0415

    changes.resize(Day.objects.get(pk=day), int(capacity), Person.objects.get(name="Noor"))
    return {}


def state() -> dict[str, object]:
    """Every answer, every wish's key, and every letter's key."""
    from plugdedag.days.models import Rsvp, Wish  # noqa: PLC0415 - after django.setup()
    from plugdedag.outbox.models import Effect  # noqa: PLC0415

    rows = Rsvp.objects.filter(person__name__startswith="Plugger").order_by("person__pk")
    return {
        "answers": {
            row.person.name.removeprefix("Plugger"): [row.answer, row.seat, row.ticket]
            for row in rows.select_related("person")
        },
        "wishes": [str(key) for key in Wish.objects.order_by("at").values_list("pk", flat=True)],
        "letters": list(Effect.objects.values_list("key", flat=True)),
    }


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "make":
        found = make(*map(int, sys.argv[2:]))
    else:
        found = {"resize": resize, "state": state}[sys.argv[1]](*sys.argv[2:])
    print(json.dumps(found))
