from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "plugdedag.demo"
    label = "demo"
