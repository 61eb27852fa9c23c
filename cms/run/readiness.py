"""What a run waits for before it calls itself ready: a migrated database and a page that is really served."""

import io
import time
import urllib.error
import urllib.request

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from cms.run.processes import say

ANSWER_SECONDS = 60
PROGRESS_SECONDS = 2


class _Progress(io.TextIOBase):
    """Reads what `migrate` prints and says every two seconds how far it has come."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._said = time.monotonic()

    def write(self, text: str) -> int:
        self._done += text.count("OK")
        if time.monotonic() - self._said > PROGRESS_SECONDS:
            say(f"Preparing the database: {self._done} of {self._total} steps")
            self._said = time.monotonic()
        return len(text)


def migrate() -> None:
    """Brings the database up to date, in well under a second when there is nothing to do.

    Ends the process, in plain words, when no database answers.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise SystemExit(f"The database at DATABASE_URL does not answer: {error}") from None
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Preparing the database: {len(plan)} steps")
        call_command("migrate", interactive=False, stdout=_Progress(len(plan)))


def wait_for_page(address: str) -> None:
    """Returns once a page is served at `address`, redirects followed; ends the process after a minute without."""
    deadline = time.monotonic() + ANSWER_SECONDS
    reason = ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=ANSWER_SECONDS):  # noqa: S310  always http on loopback
                return
        except urllib.error.HTTPError as error:
            reason = str(error)
        except OSError as error:
            reason = str(error)
        time.sleep(0.1)
    raise SystemExit(f"The site does not answer at {address}: {reason}")
