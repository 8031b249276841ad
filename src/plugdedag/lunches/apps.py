from django.apps import AppConfig


class LunchesConfig(AppConfig):
    name = "plugdedag.lunches"
    label = "lunches"
