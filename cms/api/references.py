"""What pages refer to, in a field or anywhere in their text, by Wagtail's reference index."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Model, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from cms.base.embargo import without_embargoed
from home.visibility import public_pages
from videos.models import VideoPage


def shown(model: type[Model]) -> "QuerySet[Any]":
    """The ids of those objects of `model` that a page which anybody may see refers to."""
    pages = public_pages(Page.objects.all()).annotate(key=Cast("pk", CharField()))
    return _ids(_references_to(model).filter(base_content_type=_page_type(), object_id__in=pages.values("key")))


def behind_a_rule(model: type[Model], pk: int) -> "QuerySet[Page]":
    """The pages that refer to this object and that readers may be let into: live, and under no embargo."""
    ids = referring_pages(model, pk)
    closed = VideoPage.objects.exclude(pk__in=VideoPage.objects.of_open_collections().values("pk")).values("pk")
    pages = Page.objects.live().filter(pk__in=ids).exclude(pk__in=closed).exclude(expire_at__lte=timezone.now())
    found: QuerySet[Page] = without_embargoed(pages)
    return found


def referring_pages(model: type[Model], pk: int) -> "QuerySet[Any]":
    """The ids of the pages, public or not, that refer to this object."""
    referring = _references_to(model).filter(to_object_id=str(pk), base_content_type=_page_type())
    ids: QuerySet[Any] = referring.annotate(page=Cast("object_id", BigIntegerField())).values_list("page", flat=True)
    return ids


def framing(model: type[Model]) -> "QuerySet[Any]":
    """The ids of those objects of `model` that something other than a page refers to: a footer, some terms of use."""
    return _ids(_references_to(model).exclude(base_content_type=_page_type()))


def _references_to(model: type[Model]) -> "QuerySet[ReferenceIndex]":
    found: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model)
    )
    return found


def _page_type() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def _ids(references: "QuerySet[ReferenceIndex]") -> "QuerySet[Any]":
    ids: QuerySet[Any] = references.annotate(to=Cast("to_object_id", BigIntegerField())).values("to")
    return ids
