from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "plugdedag.front"
    label = "front"
