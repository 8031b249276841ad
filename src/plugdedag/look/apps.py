from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "plugdedag.look"
    label = "look"
