from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.models import Page

from videos import policies
from videos.models import VideoPage
from videos.views import admin

urlpatterns = [
    path("<int:pk>/master/", admin.master, name="master"),
    path("<int:pk>/state/", admin.state, name="state"),
    path("<int:pk>/retry/", admin.retry, name="retry"),
]


@hooks.register("register_admin_urls", order=-1)
def admin_urls() -> list[URLPattern | URLResolver]:
    return [
        path("videos/", include((urlpatterns, "video_admin"))),
        path("media/delete/<int:media_id>/", admin.delete),
    ]


@hooks.register("before_serve_page")
def keep_embargo(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Until its embargo ends a page answers as if it did not exist, except to those who work on it."""
    if isinstance(page, VideoPage) and page.under_embargo and not policies.is_staff_for(request.user, page):
        raise Http404
