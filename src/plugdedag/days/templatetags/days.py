"""What the pages about days need: times as they are said, and the form behind the buttons."""

import datetime as dt
import uuid

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext

from plugdedag.cities.models import City
from plugdedag.days.forms import COME, LATER, LUNCH, NOT, RsvpForm
from plugdedag.days.models import Day, Visit
from plugdedag.days.standing import Standing
from plugdedag.days.wifi import wifi
from plugdedag.lib import dates

register = template.Library()
register.filter("wifi", wifi)
A_WEEK = 7


@register.filter
def clock(time: dt.time | None) -> str:
    """A time of day in the reader's way of writing; empty for none."""
    return dates.clock(time) if time else ""


@register.filter
def came_at(visit: Visit) -> str:
    """When somebody came in, on the clock of the city."""
    return dates.clock(visit.at.astimezone(visit.day.city.tzinfo).time())


@register.filter
def moment(at: dt.datetime, city: City) -> str:
    """“woensdag 14 april om 9.12”, on the clock of the city."""
    there = at.astimezone(city.tzinfo)
    when = {"date": dates.said(there.date()), "time": dates.clock(there.time())}
    return gettext("%(date)s at %(time)s") % when


@register.filter
def offered(standing: Standing, asked: str = "") -> list[str]:
    """The answers that would change something, the one asked for first."""
    day = standing.day
    later = [LATER] if day.asks_again and not standing.later_myself else []
    if standing.going_myself or standing.waiting_myself:
        found = [NOT, *later, COME if standing.lunch_only else LUNCH]
    else:
        no = [] if standing.mine and not standing.later_myself else [NOT]
        found = [COME, LUNCH, *later, *no]
    return sorted(found, key=lambda answer: answer != asked)


@register.simple_tag
def new_key() -> str:
    """A key for a button that is a form of its own."""
    return str(uuid.uuid4())


@register.filter
def said(date: dt.date) -> str:
    """“woensdag 14 april”."""
    return dates.said(date)


@register.filter
def when(day: Day) -> str:
    """How one calls a day that comes: today, its weekday within the week, else its date."""
    ahead = (day.date - day.city.today()).days
    if ahead == 0:
        return gettext("today")
    named = date_format(day.date, "l") if 0 < ahead < A_WEEK else dates.said(day.date)
    return gettext("on %(day)s") % {"day": named}


@register.simple_tag(takes_context=True)
def answer_form(context: template.Context) -> RsvpForm:
    """The form of ``days/_rsvp.html``: the one that was sent, if any, else a fresh one for the page's ``standing``."""
    form = context.get("form")
    if isinstance(form, RsvpForm):
        return form
    standing = context["standing"]
    return RsvpForm(standing.day, mine=standing.mine)
