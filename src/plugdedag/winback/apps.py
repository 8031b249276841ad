from django.apps import AppConfig


class WinbackConfig(AppConfig):
    name = "plugdedag.winback"
    label = "winback"
