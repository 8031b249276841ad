from django.apps import AppConfig


class SeatingConfig(AppConfig):
    name = "plugdedag.seating"
    label = "seating"
