from django.urls import path

from plugdedag.front.views import host

urlpatterns = [
    path("owner/<str:token>/", host.owner, name="owner"),
    path("owner/<str:token>/choice/", host.choice, name="owner_choice"),
    path("owner/<str:token>/words/", host.words, name="owner_words"),
]
