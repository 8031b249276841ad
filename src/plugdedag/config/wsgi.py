"""What a WSGI server runs, where a host offers only that."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plugdedag.config.settings")

application = get_wsgi_application()
