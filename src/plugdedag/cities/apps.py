from django.apps import AppConfig


class CitiesConfig(AppConfig):
    name = "plugdedag.cities"
    label = "cities"
