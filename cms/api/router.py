"""The table of contents of the content API, version 2."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from wagtail.api.v2.router import WagtailAPIRouter

from cms.api.changes import ChangesEndpoint
from cms.api.documents import DocumentsEndpoint
from cms.api.images import ImagesEndpoint
from cms.api.openapi.views import docs, openapi
from cms.api.pages import PagesEndpoint
from cms.api.redirects import RedirectsEndpoint
from cms.api.site import SiteEndpoint
from cms.api.taxonomy import PeopleEndpoint, TopicsEndpoint
from cms.base.problems import problem_response
from videos.api import VideosEndpoint


@csrf_exempt
def not_found(request: HttpRequest) -> JsonResponse:
    return problem_response("not found", 404)


class Router(WagtailAPIRouter):
    """Wagtail's, except that an address under it which leads nowhere is answered in JSON too."""

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("openapi.json", openapi, {"router": self}, name="openapi"),
            path("docs/", docs, {"router": self}, name="docs"),
            re_path(r"^(?:.*/)?$", not_found),
        ]


api_router = Router("wagtailapi")
api_router.register_endpoint("pages", PagesEndpoint)
api_router.register_endpoint("images", ImagesEndpoint)
api_router.register_endpoint("documents", DocumentsEndpoint)
api_router.register_endpoint("videos", VideosEndpoint)
api_router.register_endpoint("topics", TopicsEndpoint)
api_router.register_endpoint("people", PeopleEndpoint)
api_router.register_endpoint("redirects", RedirectsEndpoint)
api_router.register_endpoint("site", SiteEndpoint)
api_router.register_endpoint("changes", ChangesEndpoint)
