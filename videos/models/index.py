from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.base.models import ListPage
from cms.base.pagination import paginate
from cms.taxonomy.filters import FilteredList
from videos.models.page_query import VideoPageQuerySet
from videos.models.pages import VideoPage

VIDEOS_PER_PAGE = 12


class VideoIndexPage(FilteredList, ListPage):
    """The video library of one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["videos.VideoPage"]

    class Meta:
        verbose_name = _("video list")
        verbose_name_plural = _("video lists")

    def listed(self) -> VideoPageQuerySet:
        pages: VideoPageQuerySet = VideoPage.objects.child_of(self).visible().with_files().newest_first()
        return pages

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "video_pages": paginate(context["filters"].results, request, VIDEOS_PER_PAGE)}
