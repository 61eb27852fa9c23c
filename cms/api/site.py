"""What surrounds every page in one language, in one answer."""

from typing import Any

from django.conf import settings
from django.urls import URLPattern, path
from rest_framework.response import Response
from wagtail.api.v2.views import BaseAPIViewSet

from cms.base.api import PublicEndpoint, check_language
from cms.base.problems import Refusal
from home.models import SiteContent
from home.site_serializers import site


class SiteEndpoint(PublicEndpoint, BaseAPIViewSet):
    """?locale=: the language, by default the site's own. An unknown one is refused with a list of those there are."""

    name = "site"
    model = SiteContent

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: Any) -> Response:
        unknown = sorted(set(request.GET) - {"locale"})
        if unknown:
            message = f"query parameter is not an operation or a recognised field: {', '.join(unknown)}"
            raise Refusal(message, parameter=unknown[0], allowed=["locale"])
        language = request.GET.get("locale", settings.LANGUAGE_CODE)
        check_language(language)
        return Response(site(language, {"request": request, "router": request.wagtailapi_router}))
