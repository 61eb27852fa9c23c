"""Settings shared by every environment, one section per topic. Values from outside come through `env` alone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.settings.accounts import *
from cms.settings.apps import *
from cms.settings.countries import *
from cms.settings.environment import BASE_DIR, VAR_DIR, env
from cms.settings.security import *

# --- The site ---------------------------------------------------------------------------------------------------------

SITE_URL: str = env("SITE_URL").rstrip("/")
SEARCH_ENGINES: str = env("SEARCH_ENGINES")
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_SITE_NAME = "Newsroom"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"  # noqa: S105  # a page
SECRET_KEY: str = env("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = env("SECRET_KEY_FALLBACKS")
DEBUG = False
ALLOWED_HOSTS: list[str] = env("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS: list[str] = env("CSRF_TRUSTED_ORIGINS")
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Languages --------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Brussels"

# A page submitted for translation stays a draft in the other language until somebody publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

# --- Database, cache and queue ----------------------------------------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {"default": {**env("DATABASE_URL"), "CONN_MAX_AGE": env("DATABASE_MAX_AGE")}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer waits for another one instead of failing, and readers never wait for a writer.
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL: str = env("REDIS_URL")
EMBEDDED_QUEUE_SOCKET = VAR_DIR / "valkey.sock"
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "cms.base.shared_cache.SharedCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "newsroom",
    },
}

RQ_QUEUES: dict[str, dict[str, Any]] = {
    # In the order in which a worker empties them: mails and housekeeping, webhooks, whose receivers may be slow, then
    # clips that somebody waits for. A clerk serves the first two alone, so that nothing short waits for a film.
    "default": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": 300},
    "webhooks": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": 60},
    "clips": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": env("CLIP_JOB_SECONDS")},
    "video": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": env("VIDEO_JOB_SECONDS")},
}
RQ = {"COMMIT_MODE": "on_db_commit", "WORKER_CLASS": "cms.run.worker.Worker"}
WAGTAILLOCALIZE_JOBS = {"BACKEND": "wagtail_localize.tasks.DjangoRQJobBackend"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# --- Files ------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT")
PRIVATE_MEDIA_ROOT = env("PRIVATE_MEDIA_ROOT")


def _file_store(bucket: str, *, location: str, private: bool) -> dict[str, Any]:
    """A storage in S3 where a bucket is named, else in a folder; a private folder has no address at all."""
    if bucket:
        options: dict[str, Any] = {
            "bucket_name": bucket,
            "endpoint_url": env("S3_ENDPOINT_URL") or None,
            "region_name": env("S3_REGION") or None,
            "signature_version": "s3v4",
            # A master is read through a file on disk, not through memory.
            "max_memory_size": 64 * 1024**2,
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": private,
            "querystring_expire": env("DELIVERY_SIGNED_URL_SECONDS"),
        }
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    backend = "videos.storage.PrivateFileSystemStorage" if private else "django.core.files.storage.FileSystemStorage"
    return {"BACKEND": backend, "OPTIONS": {"location": location}}


STORAGES: dict[str, dict[str, Any]] = {
    "default": _file_store(env("S3_BUCKET"), location=MEDIA_ROOT, private=False),
    "private": _file_store(env("S3_PRIVATE_BUCKET"), location=PRIVATE_MEDIA_ROOT, private=True),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DELIVERY_METHOD = env("DELIVERY_METHOD")
DELIVERY_NGINX_PREFIX = env("DELIVERY_NGINX_PREFIX")
DELIVERY_SIGNED_URL_SECONDS = env("DELIVERY_SIGNED_URL_SECONDS")

# --- Wagtail ----------------------------------------------------------------------------------------------------------

# Addresses in plain letters: they are typed, mailed and read aloud.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "images.CustomImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.images.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50 * 1024**2
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# As sharp to the eye as JPEG at 76: a picture 960 pixels wide takes 24 to 55 kB as AVIF, 60 to 86 kB as JPEG.
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 76
# Documents pass by Wagtail's privacy rules, never by the address of their file, and none can run in a browser.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "rtf", "srt", "txt", "vtt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024**2
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend"}}
WAGTAILMEDIA = {
    "MEDIA_MODEL": "videos.Video",
    "MEDIA_FORM_BASE": "videos.forms.VideoAdminForm",
    "AUDIO_EXTENSIONS": [],
    "VIDEO_EXTENSIONS": ["avi", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mxf", "ts", "webm"],
}

# --- Video ------------------------------------------------------------------------------------------------------------

VIDEO_MAX_UPLOAD_BYTES = env("VIDEO_MAX_UPLOAD_BYTES")
VIDEO_LEASE_SECONDS = env("VIDEO_LEASE_SECONDS")
VIDEO_MAX_SECONDS = env("VIDEO_MAX_SECONDS")
VIDEO_MAX_ATTEMPTS = env("VIDEO_MAX_ATTEMPTS")
WORK_DIR = env("WORK_DIR")
CLIP_MAX_SECONDS = env("CLIP_MAX_SECONDS")
CLIP_REQUESTS_PER_HOUR = env("CLIP_REQUESTS_PER_HOUR")
CLIP_UNFINISHED = env("CLIP_UNFINISHED")
CLIP_KEEP_DAYS = env("CLIP_KEEP_DAYS")

# --- Delivery of content ----------------------------------------------------------------------------------------------

PREVIEW_FRONTEND: str = env("PREVIEW_FRONTEND")
PREVIEW_SECONDS = env("PREVIEW_SECONDS")
API_REQUESTS_PER_MINUTE = env("API_REQUESTS_PER_MINUTE")
REST_FRAMEWORK = {"NUM_PROXIES": env("TRUSTED_PROXY_COUNT")}
CHANGES_KEEP_DAYS = env("CHANGES_KEEP_DAYS")
WEBHOOK_ALLOWED_HOSTS: list[str] = env("WEBHOOK_ALLOWED_HOSTS")

# --- Mail and logs ----------------------------------------------------------------------------------------------------

# EMAIL_URL names who hands mails over; to the rest of Django, a mail is sent once it is written down (accounts.post).
globals().update(env("EMAIL_URL"))
MAIL_TRANSPORT: str = env("EMAIL_URL")["EMAIL_BACKEND"]
EMAIL_BACKEND = "accounts.post.backend.OutgoingMailBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL")},
    # One line for each start and end of every indexing task says nothing to anybody.
    "loggers": {"django_tasks": {"level": "WARNING"}},
}
