"""The start page: where PLUG is now, when, and how to join."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Visit
from plugdedag.days.scanning import own_visit
from plugdedag.days.standing import Standing, standing
from plugdedag.front.doors import doors
from plugdedag.front.now import Now, gatherings_for, now, stamped, wording
from plugdedag.lib.dates import clock
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request
from plugdedag.questions.models import Question
from plugdedag.seating.sitting import table_today
from plugdedag.turnout.outlook import for_everybody


@anyone
def home(request: Request) -> HttpResponse:
    """Where is PLUG now, and what can I do?"""
    city = request.city
    found = now(city)
    context: dict[str, Any] = {"now": found, "kicker": kicker(found, city)}
    context["doors"] = doors(city, inside=bool(request.membership))
    if found.next:
        context |= meeting(found.next, standing(found.next, request.user)) | asking(found.question)
        context["my_visit"] = visit_today(request, found.next)
        stands: Standing = context["standing"]
        answered = bool(context["my_visit"] or stands.going_myself or stands.waiting_myself)
        context["now"] = replace(found, answered=answered)
        mine = table_today(found.next, request.user) if context["my_visit"] else ""
        context |= {"table_day": found.next, "my_table": mine}
    context["gatherings"] = gatherings_for(city, request.user)
    context["finished"] = finished(city)
    return render(request, "front/home.html", context)


def visit_today(request: Request, day: Day) -> Visit | None:
    """Of who is there already, and so is not asked any more whether they come."""
    return own_visit(request, day) if day.date == day.city.today() else None


def finished(city: City) -> list[Question]:
    """The latest questions whose owner let the result be read."""
    closed = Question.objects.in_city(city).public().filter(publications__withdrawn__isnull=True)
    closed = closed.filter(publications__isnull=False).whole()
    return list(closed.order_by("-residency__month")[:3])


def meeting(day: Day, stands: Standing) -> dict[str, Any]:
    """When it is and who comes, in words."""
    hours = {"opens": clock(day.opens), "closes": clock(day.closes), "lunch": clock(day.lunch)}
    return {
        "day": day,
        "standing": stands,
        "now_stamp": stamped(day, day),
        "when": when(day),
        "expected": for_everybody(day),
        "hours": _("From %(opens)s to %(closes)s, lunch at %(lunch)s.") % hours,
    }


def asking(question: Question | None) -> dict[str, str]:
    """The words on the card: what was asked, and the question behind it once that was chosen."""
    if question is None:
        return {}
    chosen = wording(question)
    if chosen == question.as_asked:
        return {"wording": chosen, "asked": ""}
    return {"wording": chosen, "asked": _("Asked: %(question)s") % {"question": question.as_asked}}


def when(day: Day) -> str:
    """Today, or the weekday when it is within a week, or the date; as the start of a sentence."""
    ahead = (day.date - day.city.today()).days
    if ahead == 0:
        return _("Today")
    words = date_format(day.date, "l" if ahead < 7 else "l j F")
    words = _("On %(day)s") % {"day": words}
    return words[:1].upper() + words[1:]


def kicker(found: Now, city: City) -> str:
    """The line above the title: where we are in the month."""
    if found.next is None:
        return city.name
    area = found.next.place.district or city.name
    if not found.next.number:
        return _("In %(area)s") % {"area": area}
    order = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth")}[found.next.number]
    here = {"area": area, "order": order, "month": date_format(found.next.date, "F")}
    today = city.today()
    if (found.next.date.year, found.next.date.month) == (today.year, today.month):
        return _("This month in %(area)s · %(order)s of four lunches") % here
    return _("In %(month)s in %(area)s · %(order)s of four lunches") % here
