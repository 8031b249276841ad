"""The addresses of this app."""

from django.urls import path

from plugdedag.look import views

urlpatterns = [
    path("look/", views.book, name="look"),
    path("look/mail/", views.book_mail, name="look_mail"),
]
