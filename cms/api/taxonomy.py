"""Topics and people: those of pages that anybody may see. What is only planned keeps its name to itself."""

from typing import Any, ClassVar, TypedDict

from django.db.models import QuerySet
from rest_framework.fields import CharField, Field
from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import get_object_detail_url
from wagtail.api.v2.views import BaseAPIViewSet

from cms.api.references import shown
from cms.base.api import LocaleFilter, PublicEndpoint, SearchFilter
from cms.images.serializers import Picture, picture
from cms.taxonomy.models import Person, Topic


class EntryLink(TypedDict):
    """The same topic or person in another language."""

    locale: str
    detail_url: str | None


class AlternatesField(Field):
    """The same topic or person in the other languages."""

    def get_attribute(self, instance: Any) -> Any:
        return instance

    def to_representation(self, entry: Any) -> list[EntryLink]:
        context = self.context
        return [
            {
                "locale": other.locale.language_code,
                "detail_url": get_object_detail_url(context["router"], context["request"], type(entry), other.pk),
            }
            for other in context["view"].family_of(entry)
            if other.pk != entry.pk
        ]


class PortraitField(Field):
    def get_attribute(self, instance: Person) -> Person:
        return instance

    def to_representation(self, person: Person) -> Picture | None:
        if person.portrait is None:
            return None
        return picture(person.portrait, self.context["request"], alt=person.name, caption="", credit="")


class EntrySerializer(BaseSerializer):
    locale: Field = CharField(source="locale.language_code", read_only=True)
    alternates: Field = AlternatesField(read_only=True)


class PersonSerializer(EntrySerializer):
    portrait: Field = PortraitField(read_only=True)


class TaxonomyEndpoint(PublicEndpoint, BaseAPIViewSet):
    """Abstract: entries that pages are filed under, in every language."""

    base_serializer_class = EntrySerializer
    filter_backends: ClassVar[list[type[BaseFilterBackend]]] = [
        FieldsFilter,
        OrderingFilter,
        LocaleFilter,
        SearchFilter,
    ]
    known_query_parameters = BaseAPIViewSet.known_query_parameters | {"locale"}
    meta_fields: ClassVar[list[str]] = [*BaseAPIViewSet.meta_fields, "locale", "alternates"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._families: dict[Any, list[Any]] | None = None

    def get_queryset(self) -> "QuerySet[Any]":
        entries = self.model._default_manager.filter(pk__in=shown(self.model))
        return self.with_related(entries.order_by("id"))

    def with_related(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return queryset.select_related("locale")

    def in_language(self, queryset: "QuerySet[Any]", language: str) -> "QuerySet[Any]":
        return queryset.filter(locale__language_code=language)

    def family_of(self, entry: Any) -> list[Any]:
        """The entry in every language that it is shown in; one query for a whole list."""
        if self._families is None:
            self._families = {}
            for other in self.get_queryset().order_by("locale_id"):
                self._families.setdefault(other.translation_key, []).append(other)
        return self._families.get(entry.translation_key, [])


class TopicsEndpoint(TaxonomyEndpoint):
    body_fields: ClassVar[list[str]] = ["id", "name", "slug", "description"]
    listing_default_fields: ClassVar[list[str]] = [*TaxonomyEndpoint.meta_fields, *body_fields]
    name = "topics"
    model = Topic


class PeopleEndpoint(TaxonomyEndpoint):
    base_serializer_class = PersonSerializer
    body_fields: ClassVar[list[str]] = ["id", "name", "role", "organisation", "biography", "portrait"]
    listing_default_fields: ClassVar[list[str]] = [*TaxonomyEndpoint.meta_fields, *body_fields]
    name = "people"
    model = Person

    def with_related(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return super().with_related(queryset).select_related("portrait").prefetch_related("portrait__renditions")
