"""The addresses of this app: tables, below a day; and what is one's own."""

from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.seating.views import cards, mine, mixing, preferences, programme, tables, wall

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
    path("days/<uuid:uuid>/rounds/", programme.rounds, name="rounds"),
    path("days/<uuid:uuid>/rounds/undo/", programme.rounds_undo, name="rounds_undo"),
    path("days/<uuid:uuid>/rounds/cards/", programme.rounds_cards, name="rounds_cards"),
    path("days/<uuid:uuid>/rounds/begun/", programme.rounds_begun, name="rounds_begun"),
    path("days/<uuid:uuid>/rounds/begun/undo/", programme.rounds_back, name="rounds_back"),
    path("days/<uuid:uuid>/rounds/late/", programme.rounds_late, name="rounds_late"),
    path("days/<uuid:uuid>/rounds/cards.pdf", programme.rounds_schedules, name="rounds_schedules"),
    path("days/<uuid:uuid>/rounds/signs.pdf", programme.rounds_signs, name="rounds_signs"),
    path("days/<uuid:uuid>/rounds/mine/", programme.my_rounds, name="my_rounds"),
]
