"""The settings as they are, for a site whose letters the worker hands to nobody."""

from plugdedag.config.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
