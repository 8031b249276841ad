from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "plugdedag.people"
    label = "people"
