"""All settings, read from the environment.

A wrong value stops the start with the value, what was expected, and the cure (see ``environment.py``).
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from plugdedag.config import environment as env
from plugdedag.demo import clock
from plugdedag.help.shelf import PICTURES

PACKAGE = Path(__file__).resolve().parent.parent

DATA = env.folder("PLUG_DATA", Path.cwd() / "var")
DEBUG = env.flag("PLUG_DEBUG", default=False)
DEMO = env.flag("PLUG_DEMO", default=False)
if DEMO:
    clock.start()
SECRET_KEY = env.secret("PLUG_SECRET_KEY", DATA / "secret.key")
ALLOWED_HOSTS = env.hosts("PLUG_HOSTS", default=["*"])  # the cities decide: any other name gets a 404
HTTPS = env.flag("PLUG_HTTPS", default=not (DEBUG or DEMO))
LINK_PORT = env.port("PLUG_LINK_PORT")

DATABASES = {"default": env.database("DATABASE_URL", DATA / "plug.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "plugdedag.look",
    "plugdedag.cities",
    "plugdedag.outbox",
    "plugdedag.people",
    "plugdedag.places",
    "plugdedag.days",
    "plugdedag.steering",
    "plugdedag.questions",
    "plugdedag.turnout",
    "plugdedag.gatherings",
    "plugdedag.seating",
    "plugdedag.lunches",
    "plugdedag.winback",
    "plugdedag.archive",
    "plugdedag.front",
    "plugdedag.help",
    "plugdedag.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
]

MIDDLEWARE = [
    "plugdedag.config.security.headers",
    "django.middleware.security.SecurityMiddleware",
    "plugdedag.config.static.StaticFiles",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "plugdedag.cities.middleware.city",
    "plugdedag.people.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "plugdedag.people.middleware.membership",  # from here on sync: one thread a page, not ten hops
    "plugdedag.people.middleware.sign_ins",
    "plugdedag.config.too_large.said",
    "plugdedag.front.views.way_back.way_back",
]

BESIDE_A_DAY = ["plugdedag.seating.beside.tables_beside"]  # what apps above the days put on their pages
BESIDE_AN_ARRIVAL = ["plugdedag.seating.beside.seat_beside"]  # and for who came in a moment ago
ROOT_URLCONF = "plugdedag.config.urls"
ASGI_APPLICATION = "plugdedag.config.asgi.application"
WSGI_APPLICATION = "plugdedag.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "plugdedag.front.navigation.navigation",
                *(["plugdedag.demo.ribbon.ribbon"] if DEMO else []),
            ],
            "builtins": ["plugdedag.look.templatetags.look", "django.templatetags.i18n"],
        },
    },
]
FORM_RENDERER = "plugdedag.look.forms.Renderer"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["plugdedag.people.backends.ProvedAddress"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "mine"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
BUILD = env.writable("PLUG_DATA", DATA / "build")
LOCALE_PATHS = [BUILD / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = BUILD / "static"
ASSETS = env.writable("PLUG_DATA", BUILD / "assets")
STATICFILES_DIRS = [ASSETS, ("help/pictures", PICTURES)]
MEDIA_ROOT = DATA / "media"  # what people send; served by views that ask who may see it
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "plugdedag.config.assets.Storage"},
}

EMAIL = env.mail("PLUG_MAIL_URL", DATA / "mail")
EMAIL_BACKEND = EMAIL.pop("backend")
vars().update({f"EMAIL_{name.upper()}": value for name, value in EMAIL.items()})
DEFAULT_FROM_EMAIL = env.sender("PLUG_MAIL_FROM", "PLUG <plug@localhost>")
OPERATOR = env.address("PLUG_OPERATOR")

EFFECT_HANDLERS = "plugdedag.config.effects.HANDLERS"
LETTERS = "plugdedag.config.letters.LETTERS"
CHORES = "plugdedag.config.effects.CHORES"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 180
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "plugdedag.front.views.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOG_LEVEL = env.choice("PLUG_LOG_LEVEL", "WARNING", among=["DEBUG", "INFO", "WARNING", "ERROR"])
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django.request": {"level": "ERROR"}},  # a 403 or 404 is an answer, not a fault of ours
}
