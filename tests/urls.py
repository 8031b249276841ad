"""All addresses, with those that only a demo or a developer sees."""

from plugdedag.config.urls import handler400, handler403, handler404, handler500, routes

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = routes(demo=True)
