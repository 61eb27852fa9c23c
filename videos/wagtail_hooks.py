from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

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
