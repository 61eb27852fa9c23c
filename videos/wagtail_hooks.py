from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.base.own_language import OwnLanguagePolicy, OwnLanguageViewSet
from videos.models import TermsOfUse
from videos.views import admin, captions

urlpatterns = [
    path("<int:pk>/master/", admin.master, name="master"),
    path("<int:pk>/state/", admin.state, name="state"),
    path("<int:pk>/retry/", admin.retry, name="retry"),
    path("<int:pk>/captions/", captions.upload, name="captions_upload"),
    path("<int:pk>/captions/<slug:language>.vtt", captions.show, name="captions"),
    path("<int:pk>/captions/<slug:language>/remove/", captions.remove, name="captions_remove"),
]


@hooks.register("register_admin_urls", order=-1)
def admin_urls() -> list[URLPattern | URLResolver]:
    return [
        path("videos/", include((urlpatterns, "video_admin"))),
        path("media/delete/<int:media_id>/", admin.delete),
    ]


class TermsViewSet(OwnLanguageViewSet):
    model = TermsOfUse


register_permission_policy(TermsOfUse, OwnLanguagePolicy(TermsOfUse))
register_snippet(TermsViewSet)
