"""The addresses of this app."""

from django.urls import path

from plugdedag.people.views import invitations, language, letters, signing_in

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/code/", signing_in.sign_in_code, name="sign_in_code"),
    path("sign-in/<str:token>/", signing_in.sign_in_link, name="sign_in_link"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("letters/<str:token>/", letters.letters, name="letters"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("language/", language.language, name="language"),
]
