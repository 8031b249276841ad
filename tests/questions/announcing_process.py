"""Confirms a month, says “written” when the letters to its readers are, and waits there to be killed.

``--in-pieces`` is the control: every statement is a transaction of its own.
"""

import contextlib
import sys
import time

import django

django.setup()

from plugdedag.days import changes  # noqa: E402 - Django first
from plugdedag.days.models import Residency  # noqa: E402
from plugdedag.people.models import Person  # noqa: E402
from plugdedag.questions import announcing, intake  # noqa: E402

write = announcing.announce


def and_wait(residency: Residency) -> None:
    write(residency)
    print("written", flush=True)
    time.sleep(600)


if __name__ == "__main__":
    intake.announce = and_wait
    if "--in-pieces" in sys.argv:
        intake.calendar = changes.calendar = lambda city: contextlib.nullcontext()
    intake.publish(Residency.objects.get(pk=sys.argv[1]), Person.objects.get(name="Noor"))
