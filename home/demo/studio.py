"""Where films are made: a folder for each, and none left behind by a seeding that was killed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def studio() -> Iterator[Path]:
    """An empty folder under WORK_DIR, named after this process; those of processes that have ended go first."""
    ground = Path(settings.WORK_DIR, "films")
    ground.mkdir(parents=True, exist_ok=True)
    for left in ground.iterdir():
        if not _is_running(left.name.partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{os.getpid()}-", dir=ground) as folder:
        yield Path(folder)


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
