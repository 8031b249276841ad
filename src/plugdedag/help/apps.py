from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "plugdedag.help"
    label = "help"
