"""The letter in which a person asks a person to come; written when it goes, from the words that were seen before."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from plugdedag.days.letters import Reader, link
from plugdedag.days.models import Day
from plugdedag.look.mail import Mail, render_mail
from plugdedag.outbox import mail
from plugdedag.outbox.letters import Kind, Letter, To
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link, Person
from plugdedag.winback.asking import reachable, takes_more
from plugdedag.winback.models import Asked
from plugdedag.winback.peace import LINK

TEMPLATE = "winback/letters/asked.html"
LETTERS = (
    Letter(
        TEMPLATE, _("Somebody asks you to come"), (To.PLUGGER,),
        _("when a person who organises writes to you by hand; at most once a month, never after “leave me be”"),
        Kind.NEWS, most=1,
    ),
)  # fmt: skip


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it goes; None when there is no reason for it any more, or its reader wants to be left alone."""
    rows = Asked.objects.select_related("day__city", "day__place", "day__residency__confirmation", "by", "to")
    asked = rows.filter(pk=effect.payload["asked"]).first()
    if asked is None or asked.by is None or not asked.words or not still_wanted(asked):
        return None
    day, to, city = asked.day, asked.to, asked.day.city
    stop = city.link(reverse("leave_me_be_link", args=[Link.issue(city, LINK, "", person=to)]))
    context = told(day, to, asked.by, asked.words) | {"link": answer_link(day, to)}
    return mail.written(TEMPLATE, context, to.language, headers=headers(asked.by), stop=stop)


def still_wanted(asked: Asked) -> bool:
    """Whether the day stands and the reader may still be written to by who wrote."""
    by = asked.by
    return (
        by is not None
        and by.is_active
        and takes_more(asked.day)
        and reachable(asked.day, by).filter(pk=asked.to_id).exists()
    )


def told(day: Day, to: Person, by: Person, words: str) -> dict[str, Any]:
    return {"city": day.city, "day": day, "reader": Reader.of(to), "by": by, "words": words}


def answer_link(day: Day, to: Person) -> str:
    """Where one tap answers: the page shows “I come” first."""
    return f"{link(day, Reader.of(to))}?answer=come"


def headers(by: Person) -> dict[str, str]:
    """The letter comes from a person: their name in front, and an answer goes to them."""
    name = " ".join(by.first_name.split())
    return {
        "From": formataddr((f"{name} · PLUG", parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        "Reply-To": by.email,
    }


def preview(day: Day, to: Person, by: Person, words: str) -> Mail:
    """The letter as it would arrive, with links that lead nowhere yet."""
    with override(to.language):
        context = told(day, to, by, words) | {"link": "#", "stop": "#"}
    return render_mail(TEMPLATE, context, to.language)
