"""The addresses of this app, a file for each group of pages."""

from plugdedag.front.urls import desk, home, host, mine

urlpatterns = [*home.urlpatterns, *mine.urlpatterns, *host.urlpatterns, *desk.urlpatterns]
