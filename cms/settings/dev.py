"""The embedded newsroom of `make run`: nothing to install, nothing to configure, never for the open internet."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import SECRET_KEY as _given_key
from cms.settings.base import STORAGES

DEBUG = True
SECRET_KEY = _given_key or "development-only-key-that-signs-nothing-of-value-anywhere"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
