from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "plugdedag.steering"
    label = "steering"
