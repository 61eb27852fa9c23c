import pytest

from tests.factories import bilingual
from tests.factories.english import in_english


@pytest.fixture
def newsroom(db):
    """A French newsroom whose lists exist in English too; its articles and videos only where a test says so."""
    french = bilingual.french_newsroom()
    for page in (french.home, french.articles, french.videos):
        in_english(page)
    return french
