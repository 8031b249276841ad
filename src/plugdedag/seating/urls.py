"""The addresses of this app: tables, below a day."""

from django.urls import path

from plugdedag.seating.views import tables

urlpatterns = [
    path("days/<uuid:uuid>/tables/", tables.tables, name="tables"),
    path("days/<uuid:uuid>/tables/seatings/", tables.seatings, name="seatings"),
    path("days/<uuid:uuid>/tables/moves/", tables.seat_moves, name="seat_moves"),
    path("days/<uuid:uuid>/tables/departures/", tables.seat_departures, name="seat_departures"),
    path("days/<uuid:uuid>/tables/undo/", tables.seatings_undo, name="seatings_undo"),
]
