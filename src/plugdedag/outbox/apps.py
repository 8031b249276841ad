from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "plugdedag.outbox"
    label = "outbox"
