"""A topic is called otherwise: its pages are found by the new name."""

import pytest
from django_rq import get_queue

from articles.models import ArticlePage
from tests.factories import bilingual, filing
from videos.models import VideoPage


@pytest.mark.parametrize("model", [ArticlePage, VideoPage])
def test_pages_are_found_by_the_new_name_of_their_topic(newsroom, django_capture_on_commit_callbacks, model):
    topic = filing.topic(newsroom, "Mer")
    make = bilingual.article if model is ArticlePage else bilingual.video_page
    page = make(newsroom)
    page.page_topics.create(topic=topic)
    page.save_revision().publish()
    assert not model.objects.search("Baleines").count()

    with django_capture_on_commit_callbacks(execute=True):
        topic.name = "Baleines"
        topic.save()
    for job in get_queue("default").jobs:
        if job.func_name == "home.desk.jobs.index_pages_of_topic":
            job.perform()

    assert [found.pk for found in model.objects.search("Baleines")] == [page.pk]
