"""The addresses of this app."""

from django.urls import path

from plugdedag.places import views

urlpatterns = [
    path("offer/", views.offer_place, name="offer"),
    path("offer/thanks/", views.offer_thanks, name="offer_thanks"),
]
