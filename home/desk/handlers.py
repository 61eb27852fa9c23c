"""What follows when a page is published."""

from typing import Any

from wagtail.models import Page
from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_published


def index_with_its_topics(instance: Page, **kwargs: Any) -> None:
    """Wagtail indexes a page as it is saved, before its topics and shots: they would be found a publication late."""
    insert_or_update_object(instance)


def connect() -> None:
    page_published.connect(index_with_its_topics, dispatch_uid="desk.index_with_its_topics")
