"""What a place and PLUG promise each other for a month: suggested from what is known, written by people."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from plugdedag.days.models import Residency, Side, Term
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Stale

Lines = dict[Side, list[str]]


def suggest(residency: Residency) -> Lines:
    """Both sides as they usually are, from what the place gives, in the language of who hosts."""
    place = residency.place
    with override(residency.contact.language):
        seats = ngettext(
            "A place to work for %(count)d person.", "A place to work for %(count)d people.", place.seats
        )
        gives = [
            seats % {"count": place.seats},
            _("WiFi that a room full of laptops can live on.") if place.wifi else "",
            _("Sockets within reach.") if place.power else "",
            _("Coffee and tea.") if place.coffee else "",
            _("Lunch for who comes.") if place.lunch else "",
            _("Somebody who opens the door, and who joins us at the lunches."),
        ]
        gets = [
            _("Four lunches in which all of us think along about your question."),
            _("A result at the fourth lunch: an action, with who does what by when."),
            _("A set of printed postcards with the tips of the pluggers."),
            _("We leave the place as we found it."),
        ]
    return {Side.PLACE: [line for line in gives if line], Side.PLUG: gets}


def written(residency: Residency) -> Lines:
    """The terms as they are, by side."""
    terms = list(residency.terms.all())
    return {side: [term.what for term in terms if term.side == side] for side in Side}


def write(residency: Residency, lines: Lines, *, version: int | None = None) -> bool:
    """Replace the terms of both sides. False when they read so already.

    ``version`` is the residency's version that the writer saw; raises ``Stale`` when somebody else wrote since.
    """
    with transaction.atomic():
        lock(residency)
        residency.refresh_from_db(fields=["version"])
        if written(Residency.objects.get(pk=residency.pk)) == lines:
            return False
        if version is not None and version != residency.version:
            raise Stale(
                _(
                    "Somebody changed the terms while you were writing. Yours are still here; theirs are beside."
                )
            )
        residency.terms.all().delete()
        Term.objects.bulk_create(rows(residency, lines))
        residency.version += 1
        residency.save(update_fields=["version"])
    return True


def rows(residency: Residency, lines: Lines) -> Sequence[Term]:
    return [
        Term(residency=residency, side=side, what=what, position=position)
        for side, texts in lines.items()
        for position, what in enumerate(texts, 1)
    ]
