from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "plugdedag.places"
    label = "places"
