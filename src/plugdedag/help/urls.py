"""The addresses of this app."""

from django.urls import path

from plugdedag.help import views

urlpatterns = [
    path("help/", views.shelf, name="help"),
    path("help/<path:slug>/", views.page, name="help_page"),
]
