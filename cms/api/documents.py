"""Documents: only those that readers are led to."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from rest_framework.fields import Field
from wagtail.api.v2.filters import OrderingFilter
from wagtail.api.v2.utils import get_restricted_collection_ids
from wagtail.documents import get_document_model
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.documents.api.v2.views import DocumentsAPIViewSet

from cms.api.references import behind_a_rule, framing, shown
from cms.base.api import PublicEndpoint, SearchFilter

Document = get_document_model()


def public_documents() -> "QuerySet[Any]":
    """Those that a page which anybody may see refers to, or the frame around pages: the footer, some terms of use."""
    found: QuerySet[Any] = Document.objects.filter(Q(pk__in=shown(Document)) | Q(pk__in=framing(Document)))
    return found


def may_read_a_page_of(document: Any, request: HttpRequest) -> bool:
    """Whether this request has passed the password, or other rule, of a page that refers to the document."""
    rules = (page.get_view_restrictions() for page in behind_a_rule(Document, document.pk))
    return any(of_page and all(rule.accept_request(request) for rule in of_page) for of_page in rules)


class SizeField(Field):
    def get_attribute(self, instance: Any) -> int | None:
        size: int | None = instance.get_file_size()
        return size

    def to_representation(self, size: int) -> int:
        return size


class TagsField(Field):
    """Wagtail's, from the tags that were looked up for the whole list."""

    def to_representation(self, tags: Any) -> list[str]:
        return sorted(tag.name for tag in tags.all())


class DocumentWithSizeSerializer(DocumentSerializer):
    size_bytes: Field = SizeField(read_only=True)
    tags: Field = TagsField(read_only=True)


class DocumentsEndpoint(PublicEndpoint, DocumentsAPIViewSet):
    base_serializer_class = DocumentWithSizeSerializer
    filter_backends: ClassVar[list[Any]] = [*PublicEndpoint.filter_backends[:1], OrderingFilter, SearchFilter]
    body_fields: ClassVar[list[str]] = ["id", "title", "size_bytes"]
    listing_default_fields: ClassVar[list[str]] = [*DocumentsAPIViewSet.listing_default_fields, "size_bytes"]

    def get_queryset(self) -> "QuerySet[Any]":
        return self._public.all()

    @cached_property
    def _public(self) -> "QuerySet[Any]":
        restricted = get_restricted_collection_ids(self.request)
        return self.with_related(public_documents().exclude(collection__in=restricted).order_by("id"))

    def with_related(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return queryset.prefetch_related("tags")
