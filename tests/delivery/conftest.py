from collections.abc import Iterator

import pytest

from cms.delivery.feed.services import settle
from cms.delivery.models import WebhookEndpoint
from tests.delivery.receiver import Receiver, listening


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with listening() as server:
        yield server


@pytest.fixture
def endpoint(newsroom, receiver) -> WebhookEndpoint:
    """One that is told of everything, from now on."""
    settle()
    return WebhookEndpoint.objects.create(url=receiver.url, description="The front end")
