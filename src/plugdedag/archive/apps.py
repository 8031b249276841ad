from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "plugdedag.archive"
    label = "archive"
