from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.test import Client

from accounts.models import User
from tests.factories import bilingual, film
from tests.factories.people import person
from tests.snapshot import Snapshot
from videos import jobs
from videos.models import Preparation, Video, VideoPage

FRENCH_NEWSROOM = Snapshot(bilingual.french_newsroom)


@pytest.fixture
def newsroom(db: None) -> bilingual.Newsroom:
    made: bilingual.Newsroom = FRENCH_NEWSROOM.put()
    return made


@pytest.fixture(scope="session")
def film_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds, a hundred numbered frames, with sound."""
    return film.make(tmp_path_factory.mktemp("film") / "film.mp4")


@pytest.fixture
def upload(db: None) -> Callable[..., Video]:
    """Puts a file, or these bytes, in the library, as the admin's form does."""

    def put(content: Path | bytes, name: str = "film.mp4") -> Video:
        file: Any = (
            ContentFile(content, name=name) if isinstance(content, bytes) else File(content.open("rb"), name=name)
        )
        with file:
            return Video.objects.create(title="Film", type="video", file=file)

    return put


def prepared(video: Video) -> Preparation:
    """The preparation of the video's file, after a worker has done it."""
    preparation = Preparation.objects.get(video=video, version=video.version)
    jobs.prepare(preparation.pk)
    preparation.refresh_from_db()
    video.refresh_from_db()
    return preparation


@pytest.fixture
def page(newsroom: bilingual.Newsroom) -> VideoPage:
    """A live page whose renditions hold five bytes each: enough for the gate, nothing to play."""
    return bilingual.video_page(newsroom)


@pytest.fixture
def journalist(db: None) -> User:
    """Somebody with a verified address."""
    return person("journalist@example.org")


@pytest.fixture
def signed_in(client: Client, journalist: User, page: VideoPage) -> Client:
    """The journalist's browser, the terms accepted."""
    from videos.services import accept_terms

    client.force_login(journalist)
    accept_terms(user=journalist, terms=page.terms)
    return client
