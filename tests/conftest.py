"""Clean engines and real workers for every test. The production gate is on; nothing here turns it off."""

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tests.scheduling import pytest_xdist_make_scheduler  # noqa: F401  a hook of pytest-xdist
from tests.snapshot import Snapshot

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

    from home.site import Frame
    from tests.factories.bilingual import Newsroom

ROOT = Path(__file__).parent.parent
# Folders about the house itself, about processes that bring engines of their own, about what a browser or Pillow makes
# of an answer, about the demo and the admin: no database and no queue changes them, and they are the dearest.
ONCE = ("project", "run", "browser", "demo", "images", "flows", "desk")
ground_key = pytest.StashKey[str]()


def really_commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return bool({"transactional_db", "live_server"} & set(fixtures) or (marker and marker.kwargs.get("transaction")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name in ONCE:
            item.add_marker(pytest.mark.once)
        if really_commits(item):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, pytestconfig: pytest.Config) -> None:
    """Keeps what the migrations put in, for tests that really commit."""
    pytestconfig.stash[ground_key] = getattr(connection, "_test_serialized_contents", "")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """A test that really commits leaves the database as the migrations left it.

    In one transaction, for a browser may still be asking the live server for something.
    """
    result = yield
    ground = item.config.stash.get(ground_key, "") if nextitem and really_commits(item) else ""
    if ground:
        with item.config.stash[blocking_manager_key].unblock():
            restore(ground)
    return result


def restore(ground: str) -> None:
    """Empties the database and puts `ground` in; content types first, for saving anything else asks for them."""
    rows = json.loads(ground)
    types = [ContentType(pk=row["pk"], **row["fields"]) for row in rows if row["model"] == "contenttypes.contenttype"]
    with transaction.atomic():
        call_command("flush", interactive=False, verbosity=0, reset_sequences=False, inhibit_post_migrate=True)
        ContentType.objects.clear_cache()
        ContentType.objects.bulk_create(types)
        connection.creation.deserialize_db_from_string(ground)
    connection.close()


@pytest.fixture(scope="session", autouse=True)
def _prompt_post(django_test_environment: None) -> None:
    """Django's runner replaces the mail backend by one without an outbox; here mails take the way they always take."""
    from django.conf import settings

    settings.EMAIL_BACKEND = "tests.mailbox.PromptBackend"


@pytest.fixture(autouse=True)
def _clean_engines() -> Iterator[None]:
    """Rate limits, queued jobs and the language of one test are not the next one's."""
    import django_rq

    translation.deactivate()
    yield
    django_rq.get_connection("default").flushdb()


def _build_site() -> "Frame":
    from home.site import create_site

    return create_site()


SITE = Snapshot(_build_site)


@pytest.fixture(scope="module")
def site_of_the_file(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> "Iterator[Frame]":
    """A newsroom as create_site leaves it, after thousands of queries; there for a whole file."""
    with django_db_blocker.unblock(), transaction.atomic():
        made: Frame = SITE.put()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def site(site_of_the_file: "Frame", db: None) -> "Frame":
    """The same, as if it had been made for this test alone: what a test writes is taken back."""
    return copy.deepcopy(site_of_the_file)


def _build_newsroom() -> "Newsroom":
    from tests.factories.bilingual import french_newsroom
    from tests.factories.english import in_english

    french = french_newsroom()
    for page in (french.home, french.articles, french.videos):
        in_english(page)
    return french


NEWSROOM = Snapshot(_build_newsroom)


@pytest.fixture
def newsroom(db: None) -> "Newsroom":
    """A French newsroom whose lists exist in English too; its articles and videos only where a test says so."""
    made: Newsroom = NEWSROOM.put()
    return made


@pytest.fixture
def rq_worker(transactional_db: None) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """Starts real `rqworker` processes on this test's database and queue; ends those still alive afterwards."""
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
            [sys.executable, "manage.py", "rqworker", "default", "webhooks", "clips", "video"],
            cwd=ROOT,
            env=environment,
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
