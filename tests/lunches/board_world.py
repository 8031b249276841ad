"""Run as a process of its own: a lunch that is on, and for each phone a session and the token of its forms, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys

import django
from django.core.management import call_command


def make(phones: int) -> dict[str, object]:
    """The first lunch of the cast is today, all day long, and everybody is in."""
    from plugdedag.cities.models import City  # noqa: PLC0415 - after django.setup()
    from plugdedag.days.models import Day, Visit  # noqa: PLC0415
    from tests.cast import make_cast, person  # noqa: PLC0415
    from tests.questions.said import entering  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    cast = make_cast()
    City.objects.update(hostname="localhost")
    day = cast.days[0]
    hours = {"opens": dt.time(0, 0), "lunch": dt.time(0, 1), "closes": dt.time(23, 59)}
    Day.objects.filter(pk=day.pk).update(**hours)
    crowd = [person(cast.city, f"Plugger{number}") for number in range(phones)]
    Visit.objects.bulk_create(Visit(day=day, person=one) for one in crowd)
    return {
        "day": str(day.pk), "sessions": [entering(one).cookies["sessionid"].value for one in crowd],
    }  # fmt: skip


def state() -> dict[str, object]:
    """The words of every contribution there is."""
    from plugdedag.questions.models import Contribution  # noqa: PLC0415 - after django.setup()

    return {"words": list(Contribution.objects.values_list("text", flat=True))}


if __name__ == "__main__":
    django.setup()
    found = make(int(sys.argv[2])) if sys.argv[1] == "make" else state()
    print(json.dumps(found))
