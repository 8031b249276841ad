"""The addresses of this app. They exist in a demo only."""

from django.urls import path

from plugdedag.demo.views import mail, paper, personas

urlpatterns = [
    path("demo/postcards.pdf", paper.cards, name="demo_postcards"),
    path("demo/personas/", personas.personas, name="demo_personas"),
    path("demo/mail/", mail.mails, name="demo_mail"),
    path("demo/mail/<slug:key>/", mail.mail, name="demo_mail_read"),
    path("demo/mail/<slug:key>/html/", mail.mail_html, name="demo_mail_html"),
]
