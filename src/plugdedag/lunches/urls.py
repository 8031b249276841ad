"""The addresses of this app, all below a day."""

from django.urls import path

from plugdedag.lunches import views

urlpatterns = [
    path("days/<uuid:uuid>/lunch/", views.lunch, name="lunch"),
    path("days/<uuid:uuid>/contributions/", views.contributions, name="contributions"),
    path("days/<uuid:uuid>/actions/", views.actions, name="actions"),
]
