"""The suite: the production gate stays on; only speed and mail differ. tests.engines names the engines and folders."""

import os

import tests.engines  # noqa: F401  first: it fills the environment that the settings read

from cms.settings.base import *
from cms.settings.base import DATABASES, STORAGES

SECRET_KEY = "test-only-key-that-signs-nothing-of-value-anywhere-at-all"
# Tests of the requirement ask for it: the others enter the admin for something else.
STAFF_TWO_FACTOR = "optional"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if "EMAIL_URL" not in os.environ:  # a test that names a mail server of its own has its workers speak to that
    MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In a file, not in memory: a worker in another process must see it.
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['TEST_FOLDER']}/test.sqlite3"}
