"""Making a gathering: a day of its own, beside the rhythm. Public at once, or known to who is asked alone."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.models import Day, DayKind
from plugdedag.gatherings.models import Gathering
from plugdedag.lib.dates import said
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people.models import Person
from plugdedag.places.models import Place


@dataclass(frozen=True)
class Plan:
    """What an organiser fills in. ``opens`` is when the door does, ``begins`` when all begin."""

    name: str
    about: str
    place: Place
    date: dt.date
    opens: dt.time
    begins: dt.time
    closes: dt.time
    capacity: int
    by_invitation: bool
    plus_ones: int
    asks_diets: bool

    def day(self) -> Day:
        """The day it comes to, not kept yet."""
        return Day(
            city=self.place.city, place=self.place, kind=DayKind.GATHERING, name=self.name, date=self.date,
            opens=self.opens, lunch=self.begins, closes=self.closes, capacity=self.capacity,
            by_invitation=self.by_invitation, plus_ones=self.plus_ones,
        )  # fmt: skip


def plan(wanted: Plan, by: Person, client_key: uuid.UUID) -> Gathering:
    """Make it, once for each key. Raises ``Refused``, or ``KeyReused`` when the key made another one."""
    check(wanted)
    try:
        with transaction.atomic():
            day = wanted.day()
            day.save(force_insert=True)
            return Gathering.objects.create(
                day=day, client_key=client_key, about=wanted.about, asks_diets=wanted.asks_diets, by=by
            )
    except IntegrityError:
        found = Gathering.objects.select_related("day").filter(client_key=client_key).first()
        if found is None:
            raise
    if (found.day.name, found.day.place_id, found.day.city_id) != (
        wanted.name, wanted.place.pk, wanted.place.city_id
    ):  # fmt: skip
        raise KeyReused(
            _("This form was sent before for another gathering. Open it again and try once more.")
        )
    return found


def check(wanted: Plan) -> None:
    """Raise ``Refused`` for a gathering that cannot be."""
    check_hours(wanted.place.city.at(wanted.date, wanted.closes), wanted.opens, wanted.begins, wanted.closes)


def check_hours(ends: dt.datetime, opens: dt.time, begins: dt.time, closes: dt.time) -> None:
    """Raise ``Refused`` for hours that cannot be, or that have been: ``ends`` is the moment at which all go home."""
    if not opens < begins < closes:
        raise Refused(
            _(
                "First the door opens, then we begin, then we go home; before midnight. Look at the three times."
            )
        )
    if ends <= timezone.now():
        raise Refused(_("%(date)s has been. Choose a date to come.") % {"date": said(ends.date())})
