"""Every setting that the environment may give: its name, type, default and meaning, in one table.

docs/settings.md is checked against this table; nothing else in the project reads os.environ for configuration.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
MINUTE = 60

_reader = environ.Env()
READERS = {
    "str": _reader.str,
    "int": _reader.int,
    "list": _reader.list,
    "db": _reader.db_url,
    "email": _reader.email_url,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable. `kind` is one of READERS; `least` holds for numbers, `choices` for words, where there are any."""

    name: str
    kind: str
    default: Any
    meaning: str
    least: int = 0
    choices: tuple[str, ...] = ()

    def read(self) -> Any:
        """The value, cast to its kind. Raises ImproperlyConfigured, naming the variable, where it does not fit."""
        try:
            with warnings.catch_warnings(action="ignore"):
                value = READERS[self.kind](self.name, default=self.default)
        except (ValueError, ImproperlyConfigured) as problem:
            raise ImproperlyConfigured(f"{self.name} is not of the type {self.kind}: {problem}") from problem
        if self.kind == "db" and "." not in value.get("ENGINE", ""):
            raise ImproperlyConfigured(f"{self.name} is not of the type db: it begins like postgres:// or sqlite:///")
        if self.kind == "int" and value < self.least:
            raise ImproperlyConfigured(f"{self.name} is {value}: it must be at least {self.least}.")
        if self.choices and value not in self.choices:
            raise ImproperlyConfigured(f"{self.name} is {value!r}: it must be one of {', '.join(self.choices)}.")
        return value


_PORT = Setting("PORT", "int", 8000, "Port of the development run, on loopback only.", least=1)
_VAR_DIR = Setting(
    "VAR_DIR", "str", str(BASE_DIR / "var"), "Folder of everything that a run writes: database, queue, files."
)
PORT: int = _PORT.read()
VAR_DIR = Path(_VAR_DIR.read()).resolve()


# fmt: off
SETTINGS = {
    setting.name: setting
    for setting in (
        # The site
        Setting(
            "SECRET_KEY", "str", "", "Signs sessions and links. Required in production, at least 50 random characters."
        ),
        Setting("SECRET_KEY_FALLBACKS", "list", [], "Earlier keys: they still open what they signed or sealed, and sign nothing new."),
        Setting("SITE_URL", "str", f"http://localhost:{PORT}", "The public address, without a final slash."),
        _PORT,
        Setting("SEARCH_ENGINES", "str", "welcome", "Whether search engines may list the site: refused for a rehearsal.", choices=("welcome", "refused")),
        Setting("ALLOWED_HOSTS", "list", [], "Host names this site answers to, separated by commas."),
        Setting("CSRF_TRUSTED_ORIGINS", "list", [], "Origins, with their scheme, that may post forms."),
        Setting("TRUSTED_PROXY_COUNT", "int", 0, "How many proxies in front add to X-Forwarded-For."),
        Setting("LOG_LEVEL", "str", "INFO", "Least level of log lines: DEBUG, INFO, WARNING or ERROR.", choices=("DEBUG", "INFO", "WARNING", "ERROR")),
        # Engines
        _VAR_DIR,
        Setting(
            "DATABASE_URL",
            "db",
            f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}",
            "The database: postgres://… in production.",
        ),
        Setting("DATABASE_MAX_AGE", "int", MINUTE, "Seconds that a database connection is kept open between requests."),
        Setting("REDIS_URL", "str", f"unix://{VAR_DIR / 'valkey.sock'}?db=0", "Queue and shared cache: redis://… in production."),
        # Mail
        Setting("EMAIL_URL", "email", "consolemail://", "The mail server: smtp+tls://user:password@host:587"),
        Setting("DEFAULT_FROM_EMAIL", "str", "Newsroom <newsroom@localhost>", "Sender of every mail."),
        # Files
        Setting("MEDIA_ROOT", "str", str(VAR_DIR / "media"), "Folder of uploaded pictures and documents, where S3 is not used."),
        Setting(
            "PRIVATE_MEDIA_ROOT", "str", str(VAR_DIR / "private"), "Folder of video files, never served by its path."
        ),
        Setting("S3_BUCKET", "str", "", "Bucket of uploaded pictures and documents; empty keeps them in MEDIA_ROOT."),
        Setting("S3_PRIVATE_BUCKET", "str", "", "Bucket of video files; empty keeps them in PRIVATE_MEDIA_ROOT."),
        Setting("S3_ENDPOINT_URL", "str", "", "Address of an S3-compatible service other than Amazon's."),
        Setting("S3_REGION", "str", "", "Region of the buckets."),
        # Delivery of gated files
        Setting(
            "DELIVERY_METHOD",
            "str",
            "stream",
            "Who sends gated bytes: stream (Django), nginx (X-Accel-Redirect) or signed-url (S3).",
        ),
        Setting(
            "DELIVERY_NGINX_PREFIX", "str", "/_private/", "Internal location that nginx maps to PRIVATE_MEDIA_ROOT."
        ),
        Setting(
            "DELIVERY_SIGNED_URL_SECONDS",
            "int",
            MINUTE,
            "How long a signed address of a gated file stays valid, in seconds.",
        ),
        # Video
        Setting("WORK_DIR", "str", str(VAR_DIR / "work"), "Folder where a worker cuts and encodes; room for the largest master."),
        Setting("VIDEO_MAX_UPLOAD_BYTES", "int", 20 * 1024**3, "Largest video file an editor may upload, in bytes."),
        Setting("VIDEO_JOB_SECONDS", "int", 4 * 60 * MINUTE, "Longest a rendition job may run, in seconds."),
        Setting("VIDEO_LEASE_SECONDS", "int", MINUTE, "Silence after which a job's worker counts as dead, in seconds."),
        Setting("VIDEO_MAX_SECONDS", "int", 6 * 60 * MINUTE, "Longest video that is prepared, in seconds."),
        Setting("VIDEO_MAX_ATTEMPTS", "int", 3, "How often a job is started before it is called failed.", least=1),
        Setting("CLIP_MAX_SECONDS", "int", 10 * MINUTE, "Longest partial download, in seconds."),
        Setting("CLIP_JOB_SECONDS", "int", 30 * MINUTE, "Longest the cutting of one clip may run, in seconds."),
        Setting("CLIP_REQUESTS_PER_HOUR", "int", 30, "New partial downloads one account may ask for in an hour."),
        Setting("CLIP_UNFINISHED", "int", 3, "Partial downloads of one account that may wait or run at the same time."),
        Setting("CLIP_KEEP_DAYS", "int", 30, "Days a cut clip is kept after it was last asked for."),
        # Accounts
        Setting("CODE_SECONDS", "int", 30 * MINUTE, "How long a code sent by mail is valid, in seconds."),
        Setting("PASSWORD_MIN_LENGTH", "int", 12, "Fewest characters of a password."),
        Setting("PASSWORD_LEAKED_FILE", "str", "", "File of SHA-1 hashes of leaked passwords, sorted, that are refused; empty keeps none."),
        Setting("STAFF_TWO_FACTOR", "str", "", "Second factor of whoever can publish: required or optional; empty is required, and optional in the development run.", choices=("", "required", "optional")),
        Setting("FRONTEND_ORIGINS", "list", [], "Origins of front ends that may call the headless API from a browser, with their scheme."),
        # Delivery of content
        Setting("PREVIEW_FRONTEND", "str", "", "Where a front end shows drafts: an address with {token} and, as needed, {id}, {locale} and {path}; empty previews on this site."),
        Setting("PREVIEW_SECONDS", "int", 15 * MINUTE, "How long a front end may fetch a draft after its preview was opened, in seconds.", least=1),
        Setting("API_REQUESTS_PER_MINUTE", "int", 600, "Answers of the content API that one address may ask Django for in a minute.", least=1),
        Setting("CHANGES_KEEP_DAYS", "int", 90, "Days an entry of the changes feed is kept; who stays away longer starts again.", least=1),
        Setting("WEBHOOK_ALLOWED_HOSTS", "list", [], "Hosts and networks that webhooks may ask although they are private; hosts named here also without HTTPS."),
    )
}
# fmt: on


def env(name: str) -> Any:
    """The value of one setting. Raises KeyError for a name that the table lacks, ImproperlyConfigured like `read`."""
    return SETTINGS[name].read()
