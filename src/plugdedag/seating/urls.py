"""The addresses of this app: tables, below a day; and what is one's own."""

from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.seating.views import cards, mine, mixing, preferences, tables, wall

urlpatterns = [
    path("days/<uuid:uuid>/table/", mine.table, name="table"),
    path("days/<uuid:uuid>/tables/", tables.tables, name="tables"),
    path("days/<uuid:uuid>/tables/seatings/", tables.seatings, name="seatings"),
    path("days/<uuid:uuid>/tables/moves/", tables.seat_moves, name="seat_moves"),
    path("days/<uuid:uuid>/tables/departures/", tables.seat_departures, name="seat_departures"),
    path("days/<uuid:uuid>/tables/undo/", tables.seatings_undo, name="seatings_undo"),
    path("days/<uuid:uuid>/tables/wall/", wall.wall, name="table_wall"),
    path("days/<uuid:uuid>/tables/cards.pdf", cards.cards, name="table_cards"),
    path("me/met/", mine.met, name="met"),
    path("me/tables/", preferences.preferences, name="preferences"),
    path("me/tables/<key:pk>/", preferences.preference, name="preference"),
    path("desk/mixing/", mixing.mixing, name="desk_mixing"),
]
