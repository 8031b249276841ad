"""The addresses of this app: tables, below a day."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
