import pytest

from accounts.models import User
from tests.factories import bilingual
from tests.snapshot import Snapshot

FRENCH_NEWSROOM = Snapshot(bilingual.french_newsroom)


@pytest.fixture
def newsroom(db: None) -> bilingual.Newsroom:
    made: bilingual.Newsroom = FRENCH_NEWSROOM.put()
    return made


@pytest.fixture
def translator(newsroom: bilingual.Newsroom) -> User:
    return bilingual.translator(newsroom)
