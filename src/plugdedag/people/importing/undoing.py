"""Taking an import back, within a day: what it made goes, what people made of it themselves stays."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.people.importing.answering import erase
from plugdedag.people.models import Filled, Import, ImportUndo, Invitation, Membership, Network, Person


def undo(imported: Import, by: Person | None) -> ImportUndo:
    """Withdraw the invitations without an answer, and put members back as they were, unless they changed since.

    ``counts`` of what is answered: ``withdrawn`` invitations, of which ``unsent`` had no letter yet; ``restored`` and
    ``stay`` of what was added to members; ``answered`` invitations, whose people stay. Raises ``Refused`` after a day.
    """
    with transaction.atomic():
        lock(imported.city)
        if found := ImportUndo.objects.filter(imported=imported).first():
            return found
        refuse_too_late(imported)
        rows = Invitation.objects.filter(imported=imported)
        withdrawn = rows.count()
        filled = [
            put_back(each) for each in imported.filled.select_related("person", "hat", "imported__city")
        ]
        counts = {
            "withdrawn": withdrawn, "unsent": erase(rows), "restored": filled.count(True), "stay": filled.count(False),
            "answered": imported.counts.get("new", 0) - withdrawn,
        }  # fmt: skip
        return ImportUndo.objects.create(imported=imported, by=by, counts=counts)


def refuse_too_late(imported: Import) -> None:
    if not imported.can_be_undone:
        raise Refused(
            _(
                "This was more than a day ago, and cannot be undone any more. What is there can be changed one by one."
            )
        )


def put_back(filled: Filled) -> bool:
    """Whether what was added could be taken away: not when somebody changed it since."""
    if filled.field == "name":
        return bool(Person.objects.filter(pk=filled.person_id, name=filled.now).update(name=filled.was))
    if filled.field == "since":
        rows = Membership.objects.in_city(filled.imported.city).filter(person=filled.person_id)
        return bool(rows.filter(since=parse_date(filled.now)).update(since=parse_date(filled.was)))
    if filled.hat is None or filled.hat.until is not None:
        return False
    network = filled.hat.network
    filled.hat.delete()
    let_go(network)
    return True


def let_go(network: Network) -> None:
    """A network in which nobody wears or wore a hat, and that hosts and asks nothing, was made by the list."""
    if not network.hats.exists():
        with suppress(ProtectedError), transaction.atomic():
            network.delete()
