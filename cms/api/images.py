"""Images: only those that a visible page shows, and only as smaller copies."""

from functools import cached_property
from typing import ClassVar

from django.db.models import QuerySet
from rest_framework.fields import Field
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import get_restricted_collection_ids
from wagtail.api.v2.views import BaseAPIViewSet

from cms.api.references import shown
from cms.base.api import PublicEndpoint
from cms.images.models import CustomImage
from cms.images.serializers import Copies, copies


class CopiesField(Field):
    def get_attribute(self, instance: CustomImage) -> CustomImage:
        return instance

    def to_representation(self, image: CustomImage) -> Copies:
        return copies(image, self.context["request"])


class ImageSerializer(BaseSerializer):
    copies = CopiesField(read_only=True)


class ImagesEndpoint(PublicEndpoint, BaseAPIViewSet):
    """The address of the uploaded file is not given: what an editor uploads may be larger than what is published."""

    base_serializer_class = ImageSerializer
    body_fields: ClassVar[list[str]] = ["id", "title", "credit", "width", "height", "copies"]
    listing_default_fields: ClassVar[list[str]] = [*BaseAPIViewSet.meta_fields, *body_fields]
    name = "images"
    model = CustomImage

    def get_queryset(self) -> "QuerySet[CustomImage]":
        return self._shown.all()

    @cached_property
    def _shown(self) -> "QuerySet[CustomImage]":
        """An image is public once a page that anybody may see refers to it, in a field or anywhere in its body."""
        images: QuerySet[CustomImage] = (
            CustomImage.objects.filter(pk__in=shown(CustomImage))
            .exclude(collection__in=get_restricted_collection_ids(self.request))
            .order_by("id")
        )
        return self.with_related(images)

    def with_related(self, queryset: "QuerySet[CustomImage]") -> "QuerySet[CustomImage]":
        return queryset.prefetch_related("renditions")
