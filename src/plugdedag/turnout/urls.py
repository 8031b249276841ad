from django.urls import path

from plugdedag.turnout import views

urlpatterns = [path("desk/turnout/", views.calibration, name="desk_turnout")]
