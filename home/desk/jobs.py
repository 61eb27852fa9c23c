"""What RQ runs for the desk."""

from wagtail.search.index import insert_or_update_object

from articles.models import ArticlePage
from videos.models import VideoPage


def index_pages_of_topic(topic_id: int) -> None:
    for model in (ArticlePage, VideoPage):
        for page in model.objects.filter(page_topics__topic=topic_id).distinct().iterator(chunk_size=100):
            insert_or_update_object(page)
