"""Seven people to be in the demo, and where each of them has something to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day
from plugdedag.demo.world.people import address
from plugdedag.demo.world.texts import read
from plugdedag.people.models import Link, Person
from plugdedag.questions.models import Question
from plugdedag.questions.owning import PURPOSE


@dataclass(frozen=True)
class Persona:
    """Somebody to be. ``stand_in`` is shown for who comes without an account, and only then nobody signs in."""

    key: str
    name: str | Promise
    be: str | Promise
    does: str | Promise
    motif: str
    tone: str
    page: Callable[[City], str]
    stand_in: str | Promise = ""

    @property
    def who(self) -> str:
        """The name of the plugger of the demo world; empty for who has no account."""
        return str(read("people/1_eersten")["personas"].get(self.key, ""))

    @property
    def email(self) -> str:
        """The address that plugger has; empty for who has no account."""
        return address(self.who) if self.who else ""


def home(city: City) -> str:
    return reverse("home")


def coming_day(city: City) -> Day | None:
    days = Day.objects.in_city(city).regular().published().standing()
    return days.upcoming(city.today()).first()


def day_page(city: City) -> str:
    day = coming_day(city)
    return reverse("day", args=[day.pk]) if day else reverse("days")


def door_page(city: City) -> str:
    day = coming_day(city)
    return reverse("door", args=[day.pk]) if day else reverse("days")


def lunch_page(city: City) -> str:
    day = coming_day(city)
    return reverse("lunch", args=[day.pk]) if day else reverse("days")


def owner_page(city: City) -> str:
    """The link the owner of the running question gets by mail, made anew."""
    day = coming_day(city)
    question = Question.objects.in_city(city).filter(residency__days=day).first() if day else None
    if question is None:
        return reverse("questions")
    return reverse("owner", args=[Link.issue(city, PURPOSE, question.pk)])


def welcome(city: City) -> str:
    return reverse("welcome")


def desk(city: City) -> str:
    return reverse("desk")


PERSONAS = {
    persona.key: persona
    for persona in [
        Persona(
            "visitor", _("Visitor"), _("Be the visitor"), _("Walks by, wonders what this is, and may plug in."),
            "bike", "people", home, stand_in=_("Anybody"),
        ),
        Persona(
            "newcomer", _("Newcomer"), _("Be the newcomer"),
            _("Has just plugged in, and says who she is without a job title."), "tulip", "question", welcome,
        ),
        Persona(
            "plugger", _("Plugger"), _("Be the plugger"),
            _("Has come for a year. Has not said yet whether she is there on Wednesday."), "laptop", "plug", day_page,
        ),
        Persona(
            "host", _("Host"), _("Be the host"),
            _("Brought this month’s question. Reads along by a link from a mail, without an account."), "goal",
            "place", owner_page, stand_in=_("The owner of the question"),
        ),
        Persona(
            "opener", _("Opener"), _("Be the opener"),
            _("Opens the door with a phone in one hand, and knows who is there. Works without WiFi."), "chair",
            "place", door_page,
        ),
        Persona(
            "facilitator", _("Facilitator"), _("Be the facilitator"),
            _("Leads the coming lunch, and sees what people bring come in."), "soup", "people", lunch_page,
        ),
        Persona(
            "organiser", _("Organiser"), _("Be the organiser"),
            _("Has two offers to answer and a month to keep an eye on."), "key", "question", desk,
        ),
    ]
}  # fmt: skip


def become(request: HttpRequest, persona: Persona) -> str:
    """Be that persona from now on; answers the page where it has something to do."""
    city: City = request.city  # type: ignore[attr-defined]
    logout(request)
    if persona.email:
        person = get_object_or_404(Person, email=persona.email)
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return persona.page(city)
