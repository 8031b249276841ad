"""Run as a process of its own: make the smallest world for the fault tests, or say how it stands, as JSON."""

import json
import sys

import django
from django.core.management import call_command


def make(people: int, seats: int) -> dict[str, object]:
    """A migrated database, a day tomorrow, and a link for each person."""
    from plugdedag.cities.models import City  # noqa: PLC0415 - after django.setup()
    from plugdedag.days.models import Day  # noqa: PLC0415
    from plugdedag.people.models import Link  # noqa: PLC0415
    from tests.cast import make_cast, person  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    cast = make_cast()
    City.objects.update(hostname="localhost")
    day = cast.days[1]
    Day.objects.filter(pk=day.pk).update(capacity=seats)
    crowd = [person(cast.city, f"Plugger{number}") for number in range(people)]
    return {
        "day": str(day.pk),
        "tokens": [Link.issue(cast.city, "rsvp", day.pk, person=one) for one in crowd],
    }


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
    found = make(int(sys.argv[2]), int(sys.argv[3])) if sys.argv[1] == "make" else state()
    print(json.dumps(found))
