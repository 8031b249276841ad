from django.apps import AppConfig


class TurnoutConfig(AppConfig):
    name = "plugdedag.turnout"
    label = "turnout"
