"""What the pages about days need: times as they are said, and the form behind the buttons."""

import datetime as dt

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext

from plugdedag.days.forms import RsvpForm
from plugdedag.days.models import Day, Visit
from plugdedag.lib import dates

register = template.Library()
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
