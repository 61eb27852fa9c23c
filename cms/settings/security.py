"""What a browser is allowed to do with our answers. Public pages run nothing inline and ask no other host."""

from urllib.parse import urlsplit

from cms.settings.environment import env

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"


def _bucket_hosts(bucket: str) -> list[str]:
    """The origins that files of this bucket are read from, as boto3 writes their addresses; none without a bucket."""
    if not bucket:
        return []
    endpoint, region = urlsplit(env("S3_ENDPOINT_URL")), env("S3_REGION")
    if endpoint.netloc:
        return [f"{endpoint.scheme}://{endpoint.netloc}"]
    # boto3 signs for the service as a whole, and the service may send readers on to the region. A bucket with a dot in
    # its name has no certificate of its own.
    services = ["s3.amazonaws.com", *([f"s3.{region}.amazonaws.com"] if region else [])]
    return [f"https://{service}" if "." in bucket else f"https://{bucket}.{service}" for service in services]


def _front_ends() -> list[str]:
    """The origins at which a front end shows drafts, inside the editor's frame: one, or one for each language."""
    parts = urlsplit(env("PREVIEW_FRONTEND"))
    origin = f"{parts.scheme}://{parts.netloc}"
    return list(dict.fromkeys(origin.replace("{locale}", code) for code in ("fr", "en"))) if parts.netloc else []


_pictures = _bucket_hosts(env("S3_BUCKET"))
_films = _bucket_hosts(env("S3_PRIVATE_BUCKET")) if env("DELIVERY_METHOD") == "signed-url" else []

# Named and written as in Django 6.0, which sends it by itself; until then cms.base.csp does. Without nonces, so that a
# page may be cached. Posters come from the films' bucket, and signing in may end in the download that was asked for.
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, *_pictures, *_films],
    "media-src": [SELF, *_films],
    "connect-src": [SELF],
    "form-action": [SELF, *_films],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
# Wagtail's editor writes styles and a few scripts into its pages, previews films and pictures before they are uploaded.
ADMIN_CSP: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF, INLINE],
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:", *_pictures, *_films],
    "media-src": [SELF, "blob:", *_films],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF, *_front_ends()],
    "form-action": [SELF, *_films],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
UNUSED = ["accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"]
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED)

CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# The editor shows previews in a frame of the same site.
X_FRAME_OPTIONS = "SAMEORIGIN"
# An error report names what was going on, never with which code or password.
DEFAULT_EXCEPTION_REPORTER_FILTER = "cms.base.reports.DiscreetReports"
