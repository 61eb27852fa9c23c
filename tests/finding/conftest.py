from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import bilingual


@pytest.fixture
def queries_few_and_many(client: Client, newsroom: bilingual.Newsroom) -> Callable[[str], tuple[int, int]]:
    """How many queries an address costs with one article and one video, and with four of each."""

    def cost(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    def costs(path: str) -> tuple[int, int]:
        bilingual.article(newsroom)
        bilingual.video_page(newsroom)
        few = cost(path)
        for number in range(3):
            bilingual.article(newsroom, slug=f"a{number}")
            bilingual.video_page(newsroom, slug=f"v{number}")
        return few, cost(path)

    return costs
