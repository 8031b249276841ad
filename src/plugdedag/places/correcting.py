"""An organiser corrects what a place is, what it gives, and whom to call. No letter is written, and no day changes."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models, transaction
from django.utils.translation import gettext as _

from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Stale
from plugdedag.outbox.bouncing import replace
from plugdedag.people.models import Person
from plugdedag.places.models import Contact, Place

Fields = Mapping[str, object]


def correct(
    place: Place, fields: Fields, contact: Contact, person: Fields, *, version: int | None, by: str = ""
) -> bool:  # fmt: skip
    """Write the ``fields`` of a place, and the ``person`` who is its contact. False when they read so already.

    ``version`` is the place's version that the organiser saw, None to write over whatever is there. Raises ``Stale``
    when somebody else wrote since. A contact that was not kept before is kept now. Letters that came back from the
    address it had go to the one it has now; ``by`` is the address of who corrects.
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
        before = who.email
        write(who, person)
        send_on(before, who.email, by)
    return True


def tell_wifi(place: Place, name: str, code: str) -> None:
    """The host says how one gets online. An organiser who had the place open then sees that it changed."""
    with transaction.atomic():
        lock(place)
        now = Place.objects.get(pk=place.pk)
        told = {"wifi_name": name, "wifi_code": code}
        if not reads(now, told):
            write(now, {**told, "wifi": now.wifi or bool(name or code), "version": now.version + 1})


def send_on(before: str, now: str, by: str) -> None:
    """What is held for an address that nobody has any more goes to the one that took its place."""
    if before and before.lower() != now.lower() and not is_of_somebody(before):
        replace(before, now, by)


def is_of_somebody(address: str) -> bool:
    """Whether a contact or a person has this address."""
    return any(model.objects.filter(email__iexact=address).exists() for model in (Contact, Person))


def reads(row: models.Model, fields: Fields) -> bool:
    """Whether the row says all of this already."""
    return all(getattr(row, name) == value for name, value in fields.items())


def write(row: models.Model, fields: Fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=None if row._state.adding else list(fields))
