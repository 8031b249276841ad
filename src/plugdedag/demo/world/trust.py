"""What people can see of each other's looking: who read the plugger's name, and one report on the desk."""

from __future__ import annotations

from plugdedag.days.models import Turn, TurnKind, Visit
from plugdedag.demo.world.frame import Frame
from plugdedag.lib.personal import Kept
from plugdedag.people.models import Lookup, Occasion, Report

KEPT = Kept.A_YEAR.days or 0
WORDS = (
    "Iemand vroeg me aan tafel drie keer waar ik woon. Vast aardig bedoeld, maar ik vond het niet prettig. "
    "Kan een van jullie het er eens over hebben?"
)


def make(frame: Frame) -> None:
    make_lookups(frame)
    Report.objects.create(
        client_key=frame.key("report"), city=frame.city, by=frame.role("plugger"), words=WORDS,
        at=frame.moment(frame.ago(days=2), 20, 15),
    )  # fmt: skip


def make_lookups(frame: Frame) -> None:
    """Each opener read the names of who was there, within the year that is kept; the organiser that of the plugger."""
    there = Visit.objects.filter(person__isnull=False, day__date__gt=frame.ago(days=KEPT)).select_related(
        "day", "person"
    )
    carried = Turn.objects.filter(kind=TurnKind.OPENER, ended__isnull=True).values_list("day", "person")
    openers = dict(carried)
    seen = [
        (visit.day.date, visit.at, visit.person.pk, openers[visit.day_id], Occasion.DOOR)
        for visit in there.order_by("day__date", "pk")
        if visit.person and openers.get(visit.day_id) not in (None, visit.person_id)
    ]
    plugger, organiser, before = frame.role("plugger"), frame.role("organiser"), frame.ago(days=3)
    seen.append((before, frame.moment(before, 12), plugger.pk, organiser.pk, Occasion.CHOICE))
    Lookup.objects.bulk_create(
        Lookup(city=frame.city, date=date, seen_id=who, by_id=by, occasion=occasion, at=at)
        for date, at, who, by, occasion in seen
    )
