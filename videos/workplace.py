"""Folders for work under way. One that a killed worker left is emptied by the next work on the same machine."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from videos.models import Clip, Preparation


@contextmanager
def workplace(token: uuid.UUID) -> Iterator[Path]:
    """An empty folder for the work that this lease holds, gone afterwards."""
    ground = Path(settings.WORK_DIR)
    ground.mkdir(parents=True, exist_ok=True)
    _clear(ground)
    folder = ground / str(token)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(ground: Path) -> None:
    for left in ground.iterdir():
        try:
            token = uuid.UUID(left.name)
        except ValueError:
            continue
        if not any(model.objects.held(token).exists() for model in (Preparation, Clip)):
            shutil.rmtree(left, ignore_errors=True)
