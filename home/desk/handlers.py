"""What follows when a page is published, or a topic is called otherwise."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django_rq import get_queue
from redis.exceptions import RedisError
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_published

from cms.taxonomy.models import Topic

logger = logging.getLogger(__name__)


def index_with_its_topics(instance: Page, **kwargs: Any) -> None:
    """Wagtail indexes a page as it is saved, before its topics and shots: they would be found a publication late."""
    insert_or_update_object(instance)


def index_what_is_filed(instance: Topic, *, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Pages are found by the names of their topics."""
    if not created and not raw:
        transaction.on_commit(partial(_enqueue, instance.pk))


def _enqueue(topic_id: int) -> None:
    try:
        get_queue("default").enqueue("home.desk.jobs.index_pages_of_topic", topic_id, result_ttl=0)
    except RedisError:
        logger.exception("the pages of topic %s are not indexed anew", topic_id)


def connect() -> None:
    page_published.connect(index_with_its_topics, dispatch_uid="desk.index_with_its_topics")
    post_save.connect(index_what_is_filed, sender=Topic, dispatch_uid="desk.index_what_is_filed")
