from django.urls import path

from plugdedag.front.views import days, home

urlpatterns = [
    path("", home.home, name="home"),
    path("days/<uuid:uuid>/", days.day, name="day"),
]
