"""The composition root of addresses."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.api.router import api_router
from home.finding import urls as finding_urls
from videos.views.mine import downloads as my_downloads

# What an upload leaves that anybody may have: copies of pictures, and the photographs of editors.
PUBLIC_FOLDERS = ("images", "avatar_images")

urlpatterns = [
    path("cms/", include("accounts.admin_urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("api/v2/", api_router.urls),
    path("documents/", include(wagtaildocs_urls)),
    path("_allauth/", include("accounts.headless_urls")),
    path("", include(finding_urls.under_none)),
    *(
        route
        for name in PUBLIC_FOLDERS
        for route in static(f"{settings.MEDIA_URL}{name}/", document_root=f"{settings.MEDIA_ROOT}/{name}")
    ),
    *i18n_patterns(
        path("account/downloads/", my_downloads, name="account_downloads"),
        path("account/", include("accounts.urls")),
        path("videos/", include("videos.urls")),
        path("", include(finding_urls.under_a_language)),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "cms.base.errors.bad_request"
handler403 = "cms.base.errors.permission_denied"
handler404 = "cms.base.errors.page_not_found"
handler429 = "accounts.limits.too_many_requests"
handler500 = "cms.base.errors.server_error"
