"""The one letter an invitation brings: who wrote you down, and do you take part?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.urls import reverse

from plugdedag.outbox.mail import Copy, circular
from plugdedag.people.models import Import, Invitation
from plugdedag.people.models.imports import LIFE

TEMPLATE = "people/letters/invitation.html"


def ask(made: Import, invitations: Mapping[str, Invitation]) -> None:
    """Write the letters; ``invitations`` by the token of their link, which is nowhere else to be read."""
    city = made.city
    context = {"city": city, "who": made.by.name if made.by else "", "days": LIFE.days}

    def likeness(pair: tuple[str, Invitation]) -> tuple[str, bool]:
        return pair[1].language, bool(pair[1].name)

    for (language, named), group in groupby(sorted(invitations.items(), key=likeness), likeness):
        copies = [
            Copy(each.key, each.email, {
                "link": city.link(reverse("invitation", args=[token])), "name": each.name.split(" ")[0],
            })
            for token, each in group
        ]  # fmt: skip
        circular(TEMPLATE, context | {"named": named}, language, copies, headers=city.reply_to)
