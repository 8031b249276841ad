"""An organiser corrects what a place is, what it gives, and whom to call. No letter goes out, and no day changes."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models, transaction
from django.utils.translation import gettext as _

from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Stale
from plugdedag.places.models import Contact, Place

Fields = Mapping[str, object]


def correct(place: Place, fields: Fields, contact: Contact, person: Fields, *, version: int | None) -> bool:
    """Write the ``fields`` of a place, and the ``person`` who is its contact. False when they read so already.

    ``version`` is the place's version that the organiser saw, None to write over whatever is there. Raises ``Stale``
    when somebody else wrote since. A contact that was not kept before is kept now.
    """
    with transaction.atomic():
        lock(place)
        now = Place.objects.get(pk=place.pk)
        who = Contact.objects.filter(pk=contact.pk).first() or contact
        if who.pk and reads(now, fields) and reads(who, person):
            return False
        if version is not None and version != now.version:
            raise Stale(
                _(
                    "Somebody changed this place while you were writing. Yours is still here; theirs is beside it."
                )
            )
        write(now, {**fields, "version": now.version + 1})
        write(who, person)
    return True


def reads(row: models.Model, fields: Fields) -> bool:
    """Whether the row says all of this already."""
    return all(getattr(row, name) == value for name, value in fields.items())


def write(row: models.Model, fields: Fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=None if row._state.adding else list(fields))
