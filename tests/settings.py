"""The settings the tests run with: the real ones, with their data in a folder that is removed after.

Everything is as in production unless a line below says why not.
"""

import atexit
import os
import shutil
from pathlib import Path

from tests import leftovers

if "PLUG_TEST_DATA" not in os.environ:  # the first process makes it, the workers of pytest-xdist inherit it
    os.environ["PLUG_TEST_DATA"] = str(leftovers.folder("tests"))
    atexit.register(shutil.rmtree, os.environ["PLUG_TEST_DATA"], ignore_errors=True)
for name in [name for name in os.environ if name.startswith("PLUG_") and name != "PLUG_TEST_DATA"]:
    del os.environ[name]
os.environ["PLUG_DATA"] = os.environ["PLUG_TEST_DATA"]
os.environ["PLUG_HTTPS"] = "no"  # the test client and the live server speak http

from plugdedag.config.settings import *  # noqa: E402, F403
from plugdedag.config.settings import BUILD, DATA, DATABASES, STORAGES  # noqa: E402

PATIENCE = 120  # seconds for a lock: a busy machine is slow, not wrong
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # a file, not memory: threads must meet real locks
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA) / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {"timeout": PATIENCE}
else:
    DATABASES["default"]["OPTIONS"] |= {"options": f"-c lock_timeout={PATIENCE}s"}

# Pages name their files without a manifest, so that only browser tests need a build.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
(BUILD / "assets").mkdir(parents=True, exist_ok=True)
STATIC_ROOT = BUILD / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# The look book and the demo's pages have addresses here; their own guards are what is tested.
ROOT_URLCONF = "tests.urls"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
