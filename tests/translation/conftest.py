import pytest

from accounts.models import User
from tests.factories import bilingual


@pytest.fixture
def newsroom(db: None) -> bilingual.Newsroom:
    return bilingual.french_newsroom()


@pytest.fixture
def translator(newsroom: bilingual.Newsroom) -> User:
    return bilingual.translator(newsroom)
