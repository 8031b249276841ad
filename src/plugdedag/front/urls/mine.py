from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.front.views import leaving, letters, mine, people, privacy

urlpatterns = [
    path("welcome/", mine.welcome, name="welcome"),
    path("me/", mine.mine, name="mine"),
    path("me/introduction/", mine.introduction, name="introduction"),
    path("me/hats/", mine.hats, name="hats"),
    path("me/hats/<key:pk>/", mine.hat, name="hat"),
    path("me/data/", privacy.data, name="data"),
    path("me/data.json", privacy.data_file, name="data_file"),
    path("me/leaving/", leaving.leaving, name="leaving"),
    path("people/<uuid:uuid>/", people.person, name="person"),
    path("people/<uuid:uuid>/block/", people.person_block, name="person_block"),
    path("contributions/<uuid:uuid>/report/", people.contribution_report, name="contribution_report"),
    path("letters/", letters.our_letters, name="our_letters"),
    path("me/letters/", letters.my_letters, name="my_letters"),
    path("privacy/", privacy.privacy, name="privacy"),
]
