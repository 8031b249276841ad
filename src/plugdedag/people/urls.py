"""The addresses of this app."""

from django.urls import path

from plugdedag.people.views import invitations, keys, language, letters, proving, signing_in

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/code/", signing_in.sign_in_code, name="sign_in_code"),
    path("sign-in/passkey/", proving.passkey, name="sign_in_passkey"),
    path("sign-in/passkey/question/", proving.question, name="passkey_question"),
    path("sign-in/<str:token>/", signing_in.sign_in_link, name="sign_in_link"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("me/proof/", proving.proof, name="proof"),
    path("me/keys/", keys.keys, name="keys"),
    path("me/keys/new/", keys.new, name="key_new"),
    path("me/keys/new/question/", keys.question, name="key_question"),
    path("me/keys/later/", keys.later, name="keys_later"),
    path("me/keys/browsers/", keys.sign_ins_end, name="sign_ins_end"),
    path("me/keys/browsers/<uuid:uuid>/", keys.sign_in_end, name="sign_in_end"),
    path("me/keys/<uuid:uuid>/", keys.key, name="key"),
    path("letters/<str:token>/", letters.letters, name="letters"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("language/", language.language, name="language"),
]
