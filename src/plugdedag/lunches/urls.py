"""The addresses of this app, all below a day."""

from django.urls import path

from plugdedag.lunches.views import briefs, live, lunch, paper

urlpatterns = [
    path("days/<uuid:uuid>/lunch/", lunch.lunch, name="lunch"),
    path("days/<uuid:uuid>/contributions/", lunch.contributions, name="contributions"),
    path("days/<uuid:uuid>/board/events/", live.events, name="board_events"),
    path("days/<uuid:uuid>/board/stream/", live.stream, name="board_stream"),
    path("days/<uuid:uuid>/actions/", lunch.actions, name="actions"),
    path("days/<uuid:uuid>/paper/", paper.paper, name="paper"),
    path("days/<uuid:uuid>/brief/", briefs.edited, name="brief"),
]
