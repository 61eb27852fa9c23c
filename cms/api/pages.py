"""Pages: what an anonymous reader may see, in every language, each with its translations."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import JSONField, QuerySet, TextField
from django.utils.translation import override
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from wagtail.api import APIField
from wagtail.api.v2 import filters
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.fields import StreamField
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage
from articles.serializers import ARTICLE_FIELDS, VIDEO_RELATION_FIELDS, with_filing
from articles.serializers import INDEX_FIELDS as ARTICLE_INDEX_FIELDS
from cms.api.finding import FindByAddress
from cms.api.page_filters import PARAMETERS, NewsFilter
from cms.api.page_meta import AlternatesField, BreadcrumbsField, SeoField, Surroundings
from cms.api.preview import PreviewByToken
from cms.base.api import LocaleFilter, PageField, PublicEndpoint, SearchFilter
from home.models import HomePage
from home.serializers import HOME_FIELDS
from home.visibility import public_pages
from videos.models import VideoIndexPage, VideoPage
from videos.serializers import INDEX_FIELDS as VIDEO_INDEX_FIELDS
from videos.serializers import VIDEO_FIELDS

PAGE_FIELDS: dict[type[Page], list[APIField]] = {
    HomePage: HOME_FIELDS,
    ArticleIndexPage: ARTICLE_INDEX_FIELDS,
    ArticlePage: ARTICLE_FIELDS,
    VideoIndexPage: VIDEO_INDEX_FIELDS,
    VideoPage: [*VIDEO_FIELDS, *VIDEO_RELATION_FIELDS],
}


class HtmlUrlField(PageField):
    def to_representation(self, page: Page) -> str | None:
        url: str | None = page.get_full_url(self.context["request"])
        return url


class LocalisedPageSerializer(PageSerializer):
    """Serializes each page in its own language, so that links inside it lead to pages of that language."""

    alternates: Field = AlternatesField(read_only=True)
    breadcrumbs: Field = BreadcrumbsField(read_only=True)
    html_url: Field = HtmlUrlField(read_only=True)
    seo: Field = SeoField(read_only=True)

    def to_representation(self, instance: Page) -> Any:
        with override(instance.locale.language_code):
            return super().to_representation(instance)


class PagesEndpoint(PreviewByToken, FindByAddress, PublicEndpoint, PagesAPIViewSet):
    base_serializer_class = LocalisedPageSerializer
    filter_backends: ClassVar[list[type[BaseFilterBackend]]] = [
        filters.FieldsFilter,
        filters.ChildOfFilter,
        filters.AncestorOfFilter,
        filters.DescendantOfFilter,
        filters.OrderingFilter,
        filters.TranslationOfFilter,
        LocaleFilter,
        NewsFilter,
        SearchFilter,
    ]
    known_query_parameters: ClassVar[frozenset[str]] = PagesAPIViewSet.known_query_parameters | PARAMETERS
    meta_fields: ClassVar[list[str]] = [
        *PagesAPIViewSet.meta_fields,
        *("last_published_at", "alternates", "breadcrumbs", "seo"),
    ]
    listing_default_fields: ClassVar[list[str]] = [*PagesAPIViewSet.listing_default_fields, "alternates"]
    # What is asked page by page is left to the answer about one page: a list stays one question, whatever its length.
    detail_only_fields: ClassVar[list[str]] = [
        *PagesAPIViewSet.detail_only_fields,
        *("seo", "related_articles", "related_videos"),
    ]

    @classmethod
    def get_body_fields(cls, model: type[Page]) -> list[APIField]:
        return [*super().get_body_fields(model), *PAGE_FIELDS.get(model, [])]

    @classmethod
    def get_available_fields(cls, model: type[Page], db_fields_only: bool = False) -> list[str]:  # noqa: FBT001, FBT002
        """Whole texts are fields to read, not to filter or order by."""
        names: list[str] = super().get_available_fields(model, db_fields_only=db_fields_only)
        if not db_fields_only:
            return names
        long_kinds = JSONField | StreamField | TextField
        long = {field.name for field in model._meta.get_fields() if isinstance(field, long_kinds)}
        return [name for name in names if name not in long]

    @cached_property
    def _public_pages(self) -> "QuerySet[Page]":
        pages: QuerySet[Page] = public_pages(super().get_base_queryset())
        return pages

    def get_base_queryset(self) -> "QuerySet[Page]":
        """Live, under no view restriction whoever asks, and under no embargo."""
        return self._public_pages.all()

    def get_queryset(self) -> "QuerySet[Page]":
        pages: QuerySet[Page] = self.with_related(super().get_queryset())
        return pages

    def with_related(self, queryset: Any) -> Any:
        pages = queryset.select_related("locale")
        if pages.model is VideoPage:
            pages = pages.with_files().with_words()
        elif pages.model is ArticlePage:
            pages = with_filing(pages)
        return pages

    def in_language(self, queryset: "QuerySet[Page]", language: str) -> "QuerySet[Page]":
        return queryset.filter(locale__language_code=language)

    def paginate_queryset(self, queryset: Any) -> list[Page]:
        listed: list[Page] = list(super().paginate_queryset(queryset))
        self.surroundings.of(listed)
        return listed

    @cached_property
    def surroundings(self) -> Surroundings:
        return Surroundings(self.get_base_queryset())
