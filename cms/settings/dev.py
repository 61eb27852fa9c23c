"""The embedded newsroom of `make run`: nothing to install, nothing to configure, never for the open internet."""

from cms.settings.apps import MIDDLEWARE
from cms.settings.base import *
from cms.settings.base import MAIL_TRANSPORT, STORAGES, TEMPLATES
from cms.settings.base import SECRET_KEY as _given_key
from cms.settings.environment import VAR_DIR, env

DEBUG = True
STAFF_TWO_FACTOR = env("STAFF_TWO_FACTOR") or "optional"
PORT: int = env("PORT")
RUN_DIR = VAR_DIR
SECRET_KEY = _given_key or "development-only-key-that-signs-nothing-of-value-anywhere"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Readers' own 404 also here; a traceback is still shown where something breaks.
MIDDLEWARE = [*MIDDLEWARE, "cms.base.development.MissingPageInWords"]
# Templates are read anew for each page, so that a change shows without a restart.
TEMPLATES[0]["APP_DIRS"] = False
TEMPLATES[0]["OPTIONS"]["loaders"] = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
# Unless EMAIL_URL names a mail server, mail is printed in the terminal with its code in a frame.
if MAIL_TRANSPORT == "django.core.mail.backends.console.EmailBackend":
    MAIL_TRANSPORT = "accounts.mail.ConsoleBackend"
