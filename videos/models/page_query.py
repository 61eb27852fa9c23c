"""Which video pages readers see, and all that showing them reads, in a constant number of queries."""

from typing import Any

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch
from wagtail.models import CollectionViewRestriction

from cms.base.models import DatelineQuerySet, visible_pages
from videos.models.captions import Captions
from videos.models.filing import VideoTopic
from videos.models.preparation import Preparation
from videos.models.rendition import Rendition


def files_of_video() -> "list[Prefetch[Any]]":
    """All that showing a page's video reads."""
    return [
        Prefetch("video__renditions", queryset=Rendition.objects.current()),
        Prefetch("video__preparations", queryset=Preparation.objects.order_by("-version")),
        Prefetch("video__captions", queryset=Captions.objects.defer("transcript")),
    ]


class VideoPageQuerySet(DatelineQuerySet):
    def of_open_collections(self) -> "VideoPageQuerySet":
        """Those whose video nobody is kept from by the privacy of its collection."""
        closed = CollectionViewRestriction.objects.alias(
            path=ExpressionWrapper(OuterRef("video__collection__path"), output_field=models.CharField())
        ).filter(path__startswith=F("collection__path"))
        pages: VideoPageQuerySet = self.filter(~Exists(closed))
        return pages

    def visible(self) -> "VideoPageQuerySet":
        """Those that anybody may see now, as every page, of a video in an open collection."""
        pages: VideoPageQuerySet = visible_pages(self.of_open_collections())
        return pages

    def with_files(self) -> "VideoPageQuerySet":
        """The same pages with all that showing their video reads, in a constant number of queries."""
        pages: VideoPageQuerySet = self.select_related("video", "locale").prefetch_related(*files_of_video())
        return pages

    def with_words(self) -> "VideoPageQuerySet":
        """The same pages with all that their own page or the API shows beside the files: shots, topics and terms."""
        pages: VideoPageQuerySet = self.select_related("terms").prefetch_related(
            "shots", Prefetch("page_topics", queryset=VideoTopic.objects.select_related("topic"))
        )
        return pages
