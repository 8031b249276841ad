"""The addresses of this app: the archive of questions with its search, and the questions that are like one."""

from django.urls import path

from plugdedag.archive import views

urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("questions/alike/", views.alike, name="alike"),
]
