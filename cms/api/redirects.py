"""Redirects that editors made, so that a front end can keep old addresses alive."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from rest_framework.fields import Field, SerializerMethodField
from rest_framework.filters import BaseFilterBackend
from wagtail.api.utils import get_full_url
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.base.api import PublicEndpoint
from cms.base.problems import Refusal
from home.visibility import public_pages


class RedirectSerializer(BaseSerializer):
    location: Field = SerializerMethodField(read_only=True)

    def get_location(self, redirect: Redirect) -> str:
        return str(get_full_url(self.context["request"], redirect.link))


class RedirectsEndpoint(PublicEndpoint, BaseAPIViewSet):
    """A redirect to a page that is not public is not given: it would tell the page's address."""

    base_serializer_class = RedirectSerializer
    filter_backends: ClassVar[list[type[BaseFilterBackend]]] = [FieldsFilter, OrderingFilter]
    body_fields: ClassVar[list[str]] = ["id", "old_path", "location", "is_permanent"]
    listing_default_fields: ClassVar[list[str]] = [*BaseAPIViewSet.meta_fields, *body_fields]
    find_query_parameters = BaseAPIViewSet.find_query_parameters | {"html_path"}
    name = "redirects"
    model = Redirect

    def get_queryset(self) -> "QuerySet[Redirect]":
        return self._public.all()

    @cached_property
    def _public(self) -> "QuerySet[Redirect]":
        of_site = Redirect.get_for_site(Site.find_for_request(self.request))
        leads_out = Q(redirect_page=None) & ~Q(redirect_link="")
        leads_to_page = Q(redirect_page__in=public_pages(Page.objects.all()).values("pk"))
        found: QuerySet[Redirect] = of_site.filter(leads_out | leads_to_page).order_by("id")
        return found.select_related("redirect_page__locale")

    def find_object(self, queryset: Any, request: Any) -> Any:
        if "html_path" in request.GET:
            try:
                path = Redirect.normalise_path(request.GET["html_path"])
            except ValueError as problem:
                raise Refusal(f"html_path is not an address. {problem}", parameter="html_path") from problem
            return queryset.filter(old_path=path).first()
        return super().find_object(queryset, request)
