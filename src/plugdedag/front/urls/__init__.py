"""The addresses of this app, a file for each group of pages."""

from plugdedag.front.urls import desk, home, mine

urlpatterns = [*home.urlpatterns, *mine.urlpatterns, *desk.urlpatterns]
