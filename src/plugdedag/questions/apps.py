from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "plugdedag.questions"
    label = "questions"
