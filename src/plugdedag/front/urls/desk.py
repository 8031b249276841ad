"""The organisers' desk, and the places where PLUG was."""

from django.urls import path

from plugdedag.front.views import places
from plugdedag.front.views.desk import days, duties, offers, overview, questions, reports, residencies
from plugdedag.front.views.desk import places as desk_places

urlpatterns = [
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("desk/", overview.desk, name="desk"),
    path("desk/offers/", offers.offers, name="desk_offers"),
    path("desk/offers/<int:pk>/", offers.offer, name="desk_offer"),
    path("desk/offers/<int:pk>/residency/", offers.residency, name="desk_offer_residency"),
    path("desk/offers/<int:pk>/answer/", offers.answer, name="desk_offer_answer"),
    path("desk/places/<int:pk>/", desk_places.place, name="desk_place"),
    path("desk/residencies/<int:pk>/", residencies.residency, name="desk_residency"),
    path("desk/residencies/<int:pk>/days/", residencies.days, name="desk_residency_days"),
    path("desk/residencies/<int:pk>/terms/", residencies.terms, name="desk_terms"),
    path("desk/residencies/<int:pk>/confirmation/", residencies.confirmation, name="desk_confirmation"),
    path("desk/residencies/<int:pk>/title/", questions.title, name="desk_title"),
    path("desk/residencies/<int:pk>/owner/", questions.owner, name="desk_owner"),
    path("desk/residencies/<int:pk>/owner-link/", questions.owner_link, name="desk_owner_link"),
    path("desk/days/<uuid:uuid>/", days.day, name="desk_day"),
    path("desk/days/<uuid:uuid>/move/", days.move, name="desk_move"),
    path("desk/days/<uuid:uuid>/cancellation/", days.cancellation, name="desk_cancellation"),
    path("desk/days/<uuid:uuid>/capacity/", days.capacity, name="desk_capacity"),
    path("desk/days/<uuid:uuid>/turns/", days.given, name="desk_turns"),
    path("desk/turns/<int:pk>/", days.turn, name="desk_turn"),
    path("desk/reports/<uuid:uuid>/", reports.report, name="desk_report"),
    path("desk/duties/", duties.duties, name="desk_duties"),
    path("desk/duties/<int:pk>/", duties.duty, name="desk_duty"),
]
