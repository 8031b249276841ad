from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.front.views import mine

urlpatterns = [
    path("welcome/", mine.welcome, name="welcome"),
    path("me/", mine.mine, name="mine"),
    path("me/introduction/", mine.introduction, name="introduction"),
    path("me/hats/", mine.hats, name="hats"),
    path("me/hats/<key:pk>/", mine.hat, name="hat"),
]
