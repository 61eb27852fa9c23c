"""Behind a proxy that speaks HTTPS, on PostgreSQL, Redis and shared storage. `check --deploy` is clean here."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *
from cms.settings.base import ALLOWED_HOSTS, SECRET_KEY

SHORTEST_KEY = 50
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(f"SECRET_KEY must be set to at least {SHORTEST_KEY} random characters.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of this site.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The editor shows previews in a frame of the same site, so X-Frame-Options is SAMEORIGIN.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
