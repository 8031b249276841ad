"""What an ASGI server runs: ``uvicorn plugdedag.config.asgi:application`` (``plug serve`` does)."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plugdedag.config.settings")
django.setup(set_prefix=False)

from plugdedag.config.bodies import capped  # noqa: E402 - settings first
from plugdedag.config.handling import Handler  # noqa: E402

application = capped(Handler())
