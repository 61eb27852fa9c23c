"""The library as the public sees it: videos that at least one visible page shows."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import get_restricted_collection_ids
from wagtail.api.v2.views import BaseAPIViewSet

from cms.base.api import LocaleFilter, PublicEndpoint, SearchFilter, page_link
from cms.base.api_shapes import TitledPage
from videos.models import Video, VideoPage
from videos.selectors import readable_rate


class FrameRateField(Field):
    def to_representation(self, rate: Any) -> str:
        return readable_rate(rate)


class PagesField(Field):
    def to_representation(self, pages: Any) -> list[TitledPage]:
        return [{"id": page.pk, "title": page.title, **page_link(page, self.context)} for page in pages]


class VideoSerializer(BaseSerializer):
    frame_rate = FrameRateField(read_only=True)
    pages = PagesField(read_only=True, source="visible_pages")


class VideosEndpoint(PublicEndpoint, BaseAPIViewSet):
    """No file, no thumbnail, no download address: those are the pages' to give, through the gate."""

    base_serializer_class = VideoSerializer
    filter_backends: ClassVar[list[type[BaseFilterBackend]]] = [
        FieldsFilter,
        OrderingFilter,
        LocaleFilter,
        SearchFilter,
    ]
    known_query_parameters = BaseAPIViewSet.known_query_parameters | {"locale"}
    body_fields: ClassVar[list[str]] = ["id", "title", "duration", "frame_rate", "width", "height", "pages"]
    listing_default_fields: ClassVar[list[str]] = [*BaseAPIViewSet.meta_fields, *body_fields]
    name = "videos"
    model = Video

    def get_queryset(self) -> "QuerySet[Video]":
        return self._library.all()

    @cached_property
    def _library(self) -> "QuerySet[Video]":
        return self.with_related(
            Video.objects.filter(pk__in=VideoPage.objects.visible().values("video_id"))
            .exclude(collection__in=get_restricted_collection_ids(self.request))
            .order_by("id")
        )

    def with_related(self, queryset: "QuerySet[Video]") -> "QuerySet[Video]":
        pages = VideoPage.objects.visible().select_related("locale").order_by("locale_id", "pk")
        return queryset.prefetch_related(Prefetch("pages", queryset=pages, to_attr="visible_pages"))

    @classmethod
    def get_available_fields(cls, model: type[Video], db_fields_only: bool = False) -> list[str]:  # noqa: FBT001, FBT002
        """Pages are to be read, not filtered by: the hidden ones would answer too."""
        names: list[str] = super().get_available_fields(model, db_fields_only=db_fields_only)
        return [name for name in names if not (db_fields_only and name == "pages")]

    def in_language(self, queryset: "QuerySet[Video]", language: str) -> "QuerySet[Video]":
        """Videos with a visible page in that language."""
        return queryset.filter(
            pk__in=VideoPage.objects.visible().filter(locale__language_code=language).values("video_id")
        )
