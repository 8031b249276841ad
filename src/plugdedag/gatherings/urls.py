"""The addresses of this app."""

from django.urls import path

from plugdedag.gatherings import views

urlpatterns = [
    path("gatherings/<uuid:uuid>/", views.gathering, name="gathering"),
    path("gatherings/<uuid:uuid>/answer/", views.gathering_answer, name="gathering_answer"),
    path("invited/<str:token>/", views.gathering_link, name="gathering_link"),
]
