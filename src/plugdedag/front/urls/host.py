from django.urls import path

from plugdedag.front.views import clearing, host

urlpatterns = [
    path("owner/<str:token>/", host.owner, name="owner"),
    path("owner/<str:token>/choice/", host.choice, name="owner_choice"),
    path("owner/<str:token>/words/", host.words, name="owner_words"),
    path("owner/<str:token>/wifi/", host.wifi, name="owner_wifi"),
    path("owner/<str:token>/clearing/", clearing.host, name="owner_clearing"),
]
