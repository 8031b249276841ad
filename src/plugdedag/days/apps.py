from django.apps import AppConfig


class DaysConfig(AppConfig):
    name = "plugdedag.days"
    label = "days"
