from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "plugdedag.gatherings"
    label = "gatherings"
