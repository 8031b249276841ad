"""The addresses of this app."""

from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.days.views import arrival, calendars, coming, days, door, rhythm

urlpatterns = [
    path("days/", days.days, name="days"),
    path("days/<uuid:uuid>/rsvp/", coming.rsvp, name="rsvp"),
    path("days/<uuid:uuid>/rsvp/undo/", coming.rsvp_undo, name="rsvp_undo"),
    path("days/<uuid:uuid>/day.ics", days.day_ics, name="day_ics"),
    path("days/<uuid:uuid>/door/", door.door, name="door"),
    path("days/<uuid:uuid>/visits/", door.visits, name="visits"),
    path("days/<uuid:uuid>/door/worker.js", door.door_worker, name="door_worker"),
    path("days/<uuid:uuid>/poster.pdf", door.poster, name="poster"),
    path("in/<str:code>/", arrival.arrival, name="arrival"),
    path("in/<str:code>/<key:table>/", arrival.arrival, name="table_arrival"),
    path("rsvp/<str:token>/", coming.rsvp_link, name="rsvp_link"),
    path("me/rhythm/", rhythm.rhythm, name="rhythm"),
    path("me/rhythm/end/", rhythm.rhythm_end, name="rhythm_end"),
    path("me/rhythm/renewal/", rhythm.rhythm_renewal, name="rhythm_renewal"),
    path("me/aways/", rhythm.aways, name="aways"),
    path("me/aways/<uuid:uuid>/", rhythm.away, name="away"),
    path("rhythm/<str:token>/", rhythm.rhythm_link, name="rhythm_link"),
    path("calendar.ics", days.calendar, name="calendar"),
    path("calendar/<str:token>.ics", calendars.my_feed, name="my_feed"),
    path("me/calendar/", calendars.my_calendar, name="my_calendar"),
    path("me/calendar/end/", calendars.my_calendar_end, name="my_calendar_end"),
]
