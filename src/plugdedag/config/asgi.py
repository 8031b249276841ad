"""What an ASGI server runs: ``uvicorn plugdedag.config.asgi:application`` (``plug serve`` does)."""

import os

from django.core.asgi import get_asgi_application

from plugdedag.config.bodies import capped

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plugdedag.config.settings")

application = capped(get_asgi_application())
