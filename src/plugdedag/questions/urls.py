"""The addresses of this app: questions, contributions, actions, and the pages of an owner."""

from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.questions.views import (
    actions,
    adding,
    contributions,
    follow_ups,
    owner,
    pages,
    photos,
    postcards,
    sharing,
)

urlpatterns = [
    path("questions/<key:pk>/", pages.question, name="question"),
    path("questions/<key:pk>/cable.pdf", pages.question_pdf, name="question_pdf"),
    path("questions/<key:pk>/result/", pages.result, name="result"),
    path("questions/<key:pk>/results/", pages.results, name="results"),
    path("questions/<key:pk>/postcards/", postcards.postcards, name="postcards"),
    path(
        "questions/<key:pk>/postcards/print-shop.pdf",
        postcards.postcards_print_shop,
        name="postcards_print_shop",
    ),
    path("questions/<key:pk>/postcards/office.pdf", postcards.postcards_office, name="postcards_office"),
    path("contributions/<uuid:uuid>/postcard/", postcards.postcard, name="postcard"),
    path("contributions/<uuid:uuid>/", contributions.contribution, name="contribution"),
    path("contributions/<uuid:uuid>/edits/", contributions.edits, name="edits"),
    path("contributions/<uuid:uuid>/hidings/", contributions.hidings, name="hidings"),
    path("contributions/<uuid:uuid>/showings/", contributions.showings, name="showings"),
    path("contributions/<uuid:uuid>/merges/", contributions.merges, name="merges"),
    path("contributions/<uuid:uuid>/support/", contributions.support, name="support"),
    path("actions/<uuid:uuid>/", actions.action, name="action"),
    path("actions/<uuid:uuid>/drops/", actions.drops, name="drops"),
    path("actions/<uuid:uuid>/adoptions/", actions.adoptions, name="adoptions"),
    path("follow-up/<str:token>/", follow_ups.follow_up, name="follow_up"),
    path("follow-up/<str:token>/stop/", follow_ups.follow_up_stop, name="follow_up_stop"),
    path("photos/<uuid:uuid>/<str:width>.webp", photos.photo, name="photo"),
    path("days/<uuid:uuid>/photos/", photos.day_photos, name="day_photos"),
    path("days/<uuid:uuid>/photos/<uuid:photo>/", photos.day_photo, name="day_photo"),
    path("owner/<str:token>/actions/", owner.actions, name="owner_actions"),
    path("owner/<str:token>/publication/", owner.publication, name="owner_publication"),
    path("owner/<str:token>/withdrawal/", owner.withdrawal, name="owner_withdrawal"),
    path("owner/<str:token>/handover/", owner.handover, name="owner_handover"),
    path("owner/<str:token>/colleagues/", sharing.colleagues, name="owner_colleagues"),
    path("owner/<str:token>/colleagues/<key:pk>/", sharing.colleague, name="owner_colleague"),
    path("owner/<str:token>/renewal/", sharing.renewal, name="owner_renewal"),
    path("owner/<str:token>/notes/", adding.notes, name="owner_notes"),
    path("owner/<str:token>/notes/<uuid:uuid>/", adding.note, name="owner_note"),
    path("owner/<str:token>/photos/", adding.photos, name="owner_photos"),
    path("owner/<str:token>/photos/<uuid:uuid>/", adding.photo, name="owner_photo"),
]
