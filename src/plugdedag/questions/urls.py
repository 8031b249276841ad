"""The addresses of this app: questions, contributions, actions, and the pages of an owner."""

from django.urls import path

from plugdedag.questions.views import actions, contributions, owner, pages, postcards

urlpatterns = [
    path("questions/", pages.questions, name="questions"),
    path("questions/<key:pk>/", pages.question, name="question"),
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
    path("owner/<str:token>/", owner.owner, name="owner"),
    path("owner/<str:token>/choice/", owner.choice, name="owner_choice"),
    path("owner/<str:token>/actions/", owner.actions, name="owner_actions"),
    path("owner/<str:token>/publication/", owner.publication, name="owner_publication"),
    path("owner/<str:token>/words/", owner.words, name="owner_words"),
    path("owner/<str:token>/withdrawal/", owner.withdrawal, name="owner_withdrawal"),
    path("owner/<str:token>/handover/", owner.handover, name="owner_handover"),
]
