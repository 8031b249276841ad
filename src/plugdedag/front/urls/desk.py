"""The organisers' desk, and the places where PLUG was."""

from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.front.views import clearing, places
from plugdedag.front.views.desk import (
    days,
    duties,
    export,
    imports,
    letters,
    offers,
    overview,
    picking,
    questions,
    reports,
    residencies,
)
from plugdedag.front.views.desk import places as desk_places

urlpatterns = [
    path("places/", places.places, name="places"),
    path("places/<key:pk>/", places.place, name="place"),
    path("desk/", overview.desk, name="desk"),
    path("desk/offers/", offers.offers, name="desk_offers"),
    path("desk/offers/<key:pk>/", offers.offer, name="desk_offer"),
    path("desk/offers/<key:pk>/residency/", offers.residency, name="desk_offer_residency"),
    path("desk/offers/<key:pk>/answer/", offers.answer, name="desk_offer_answer"),
    path("desk/places/<key:pk>/", desk_places.place, name="desk_place"),
    path("desk/contacts/<key:pk>/clearing/", clearing.contact, name="desk_clearing"),
    path("desk/residencies/<key:pk>/", residencies.residency, name="desk_residency"),
    path("desk/residencies/<key:pk>/days/", residencies.days, name="desk_residency_days"),
    path("desk/residencies/<key:pk>/terms/", residencies.terms, name="desk_terms"),
    path("desk/residencies/<key:pk>/confirmation/", residencies.confirmation, name="desk_confirmation"),
    path("desk/residencies/<key:pk>/title/", questions.title, name="desk_title"),
    path("desk/residencies/<key:pk>/owner/", questions.owner, name="desk_owner"),
    path("desk/residencies/<key:pk>/owner-link/", questions.owner_link, name="desk_owner_link"),
    path("desk/days/<uuid:uuid>/", days.day, name="desk_day"),
    path("desk/days/<uuid:uuid>/move/", days.move, name="desk_move"),
    path("desk/days/<uuid:uuid>/cancellation/", days.cancellation, name="desk_cancellation"),
    path("desk/days/<uuid:uuid>/capacity/", days.capacity, name="desk_capacity"),
    path("desk/days/<uuid:uuid>/turns/", days.given, name="desk_turns"),
    path("desk/turns/<key:pk>/", days.turn, name="desk_turn"),
    path("desk/reports/<uuid:uuid>/", reports.report, name="desk_report"),
    path("desk/people/", picking.people, name="desk_people"),
    path("desk/duties/", duties.duties, name="desk_duties"),
    path("desk/duties/<key:pk>/", duties.duty, name="desk_duty"),
    path("desk/imports/", imports.imports, name="desk_imports"),
    path("desk/imports/<uuid:uuid>/", imports.imported, name="desk_import"),
    path("desk/imports/<uuid:uuid>/undo/", imports.undo, name="desk_import_undo"),
    path("desk/uploads/<uuid:uuid>/", imports.upload, name="desk_upload"),
    path("desk/uploads/<uuid:uuid>/agreement/", imports.agreement, name="desk_upload_agreement"),
    path("desk/uploads/<uuid:uuid>/refusal/", imports.refusal, name="desk_upload_refusal"),
    path("desk/letters/", letters.letters, name="desk_letters"),
    path("desk/letters/<key:pk>/", letters.bounce, name="desk_bounce"),
    path("desk/export/", export.export, name="desk_export"),
]
