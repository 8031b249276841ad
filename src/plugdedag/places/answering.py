"""What the organisers do with an offer: yes, or no with words. Once, by one of them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person
from plugdedag.places import letters
from plugdedag.places.models import Offer, OfferAnswer


def accept(offer: Offer, by: Person) -> OfferAnswer:
    """Say yes. A second yes answers the first; after a no it raises ``Refused``."""
    return answer(offer, by, accepted=True, words="")


def decline(offer: Offer, words: str, by: Person) -> OfferAnswer:
    """Say no in words, which go to the contact. A second no answers the first; after a yes it raises ``Refused``."""
    return answer(offer, by, accepted=False, words=words)


def answer(offer: Offer, by: Person, *, accepted: bool, words: str) -> OfferAnswer:
    with transaction.atomic():
        lock(offer)
        found = OfferAnswer.objects.filter(offer=offer).select_related("by").first()
        if found is None:
            found = OfferAnswer.objects.create(offer=offer, accepted=accepted, words=words, by=by)
            if not accepted:
                letters.offer_declined(offer, words)
        elif found.accepted != accepted:
            raise Refused(already(found))
    return found


def already(found: OfferAnswer) -> str:
    """Who was first, and what they said."""
    who = {"who": found.by or _("Somebody")}
    if found.accepted:
        return _("%(who)s has said yes to this offer already.") % who
    return _("%(who)s has said no to this offer already.") % who
