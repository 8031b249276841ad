"""The addresses of this app."""

from django.urls import path

from plugdedag.winback.views import asking, missed, peace

urlpatterns = [
    path("desk/missed/", missed.missed, name="missed"),
    path("desk/missed/<uuid:uuid>/", missed.note, name="missed_note"),
    path("desk/missed/<uuid:uuid>/letter/", missed.letter, name="missed_letter"),
    path("desk/days/<uuid:uuid>/asking/", asking.asking, name="asking"),
    path("desk/days/<uuid:uuid>/asking/<uuid:person>/", asking.letter, name="asking_letter"),
    path("me/leave-me-be/", peace.mine, name="leave_me_be"),
    path("leave-me-be/<str:token>/", peace.by_link, name="leave_me_be_link"),
]
