"""Articles and video pages as flat lists of every language, and as the explorer shows them below their list page."""

from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import Q
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, LocaleColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from articles.models import ArticleIndexPage, ArticlePage
from cms.base.templatetags.newsroom import long_date
from cms.taxonomy.models import Desk, Topic
from videos.models import VideoIndexPage, VideoPage

SOON = timedelta(days=7)


class DayColumn(Column):
    """A day as readers see it, in the language of the admin."""

    def get_value(self, instance: Any) -> str:
        day: date | None = super().get_value(instance)
        return long_date(day)


class OwnLanguageLabels:
    """The language has a column of its own: no label beside the title."""

    show_locale_labels = False
    sortable_in_searches = frozenset({"title", "live", "latest_revision_created_at", "dateline_date"})

    def get_valid_orderings(self) -> list[str]:
        valid: list[str] = super().get_valid_orderings()  # type: ignore[misc]  # of Wagtail's view
        if not self.is_searching:  # type: ignore[attr-defined]
            return valid
        return [each for each in valid if each.lstrip("-") in self.sortable_in_searches]

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(pages).prefetch_related("desk" if pages.model is ArticlePage else "video")  # type: ignore[misc]


class NewsListing(OwnLanguageLabels, IndexView):
    default_ordering = "-latest_revision_created_at"


class NewsBelow(OwnLanguageLabels, ExplorableIndexView):
    pass


class StateFilter(django_filters.ChoiceFilter):
    def filter(self, qs: Any, value: str) -> Any:
        now = timezone.now()
        states = {
            "live": Q(live=True),
            "draft": Q(live=False),
            "changed": Q(live=True, has_unpublished_changes=True),
            "embargoed": Q(embargo_until__gt=now),
            "expiring": Q(expire_at__range=(now, now + SOON)),
        }
        return qs.filter(states[value]) if value in states else qs


class TopicFilter(django_filters.ModelMultipleChoiceFilter):
    """By a subquery: a page of two of the topics is listed once, and the result can still be searched."""

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        filed = qs.model._meta.get_field("page_topics").related_model.objects.filter(topic__in=value)
        return qs.filter(pk__in=filed.values("page_id"))


class NewsFilterSet(WagtailFilterSet):
    state = StateFilter(
        label=_("Status"),
        empty_label=_("All"),
        choices=[
            ("live", pgettext_lazy("articles and videos", "Published")),
            ("draft", _("Not published")),
            ("changed", _("Published, with changes that are not")),
            ("embargoed", _("Under embargo")),
            ("expiring", _("Expires within a week")),
        ],
        widget=RadioSelect,
    )
    topic = TopicFilter(
        label=_("Topic"),
        queryset=lambda _request: Topic.objects.select_related("locale").order_by("locale_id", "name"),
        widget=CheckboxSelectMultiple,
    )
    dateline_date = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)


class ArticleFilterSet(NewsFilterSet):
    desk = django_filters.ModelMultipleChoiceFilter(
        label=_("Desk"),
        queryset=lambda _request: Desk.objects.order_by("locale_id", "name"),
        widget=CheckboxSelectMultiple,
        distinct=False,
    )

    class Meta:
        model = ArticlePage
        fields: list[str] = []


class VideoPageFilterSet(NewsFilterSet):
    class Meta:
        model = VideoPage
        fields: list[str] = []


def columns(*, with_desk: bool) -> list[BaseColumn]:
    desk = [Column("desk", label=_("Desk"), sort_key="desk__name", width="10%")]
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        LocaleColumn(label=_("Language"), width="7%"),
        DayColumn("dateline_date", label=_("Date"), sort_key="dateline_date", width="10%"),
        *(desk if with_desk else []),
        DateColumn("embargo_until", label=_("Embargo"), sort_key="embargo_until", width="8%"),
        DateColumn("latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="8%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="9%"),
    ]


class ArticleListing(PageListingViewSet):
    model = ArticlePage
    name = "all_articles"
    url_prefix = "articles"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 105
    add_to_admin_menu = True
    index_view_class = NewsListing
    columns = columns(with_desk=True)
    filterset_class = ArticleFilterSet


class VideoPageListing(PageListingViewSet):
    model = VideoPage
    name = "all_video_pages"
    url_prefix = "video-pages"
    icon = "media"
    menu_label = _("Video pages")
    menu_order = 106
    add_to_admin_menu = True
    index_view_class = NewsListing
    columns = columns(with_desk=False)
    filterset_class = VideoPageFilterSet


class ArticlesBelow(PageViewSet):
    """The explorer at a list of articles: what is below it, with the same columns and filters."""

    model = ArticlePage
    parent_models = [ArticleIndexPage]
    index_view_class = NewsBelow
    columns = ArticleListing.columns
    filterset_class = ArticleFilterSet


class VideoPagesBelow(PageViewSet):
    model = VideoPage
    parent_models = [VideoIndexPage]
    index_view_class = NewsBelow
    columns = VideoPageListing.columns
    filterset_class = VideoPageFilterSet


VIEWSETS = (ArticleListing(), VideoPageListing(), ArticlesBelow(), VideoPagesBelow())
