"""Clean engines and real workers for every test. The production gate is on; nothing here turns it off."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that really commit begin with what the migrations put in: the first locale, the roots of trees."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures: list[str] = getattr(item, "fixturenames", [])
        if {"transactional_db", "live_server"} & set(fixtures) or (marker and marker.kwargs.get("transaction")):
            fixtures.append("django_db_serialized_rollback")


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
