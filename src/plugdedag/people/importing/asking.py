"""The one letter an invitation brings: who wrote you down, and do you take part?

Only which invitation it is for is kept in the outbox; the words are written when the letter goes. Its link is made from
the invitation with our key, so that it is the same each time and nowhere to be read before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.lib import tokens
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue_all
from plugdedag.outbox.quiet import decent
from plugdedag.people.models import Invitation
from plugdedag.people.models.imports import LIFE

KIND = "invitation"
TEMPLATE = "people/letters/invitation.html"


def ask(city: City, invitations: Iterable[Invitation]) -> None:
    """Have a letter written for each of them; at night it waits for the morning."""
    due = decent(timezone.now(), city.tzinfo)
    enqueue_all(KIND, [(each.key, each.email, {"invitation": str(each.pk)}) for each in invitations], due)


def token_for(invitation: Invitation) -> str:
    """The token of its link; 160 bits, as all tokens have."""
    return tokens.keyed("invitation", str(invitation.pk))[:40]


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when it was answered, withdrawn or grew too old meanwhile."""
    rows = Invitation.objects.open().select_related("city", "imported__by")
    found = rows.filter(pk=effect.payload["invitation"]).first()
    if found is None:
        return None
    token, city, by = token_for(found), found.city, found.imported.by
    if found.token_hash != tokens.hashed(token):  # the key of this installation is another one by now
        Invitation.objects.filter(pk=found.pk).update(token_hash=tokens.hashed(token))
    context = {
        "city": city, "who": by.name if by else "", "days": LIFE.days, "name": found.name.split(" ")[0],
        "link": city.link(reverse("invitation", args=[token])),
    }  # fmt: skip
    stop = city.link(reverse("letters", args=[token]))
    return mail.written(TEMPLATE, context, found.language, headers=city.reply_to, stop=stop)
