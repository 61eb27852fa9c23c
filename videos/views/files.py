"""Whole files: the preview and poster that everybody may see, the renditions behind the gate, and their terms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from videos import policies, services
from videos.exceptions import PageHidden, SignInRequired
from videos.models import Rendition, VideoPage
from videos.selectors import current_renditions, downloads_of, preview_of, terms_in_force
from videos.views.gate import behind_gate, deliver, deliver_captions, deliver_openly, to_downloads, to_here


@require_safe
@behind_gate()
def download(request: HttpRequest, page: VideoPage, name: str) -> HttpResponseBase:
    """A rendition in full or in part (Range), for verified people who accepted the terms."""
    policies.check_can_download(request.user, page)
    rendition = next((r for r in downloads_of(page.video) if r.name == name), None)
    if rendition is None:
        raise PageHidden
    return deliver(request, page, rendition)


@require_safe
@behind_gate()
def preview(request: HttpRequest, page: VideoPage) -> HttpResponseBase:
    rendition = preview_of(page.video)
    if rendition is None:
        raise PageHidden
    return deliver_openly(request, page, rendition)


@require_safe
@behind_gate()
def poster(request: HttpRequest, page: VideoPage, name: str) -> HttpResponseBase:
    posters = (r for r in current_renditions(page.video) if r.purpose == Rendition.Purpose.POSTER)
    rendition = next((r for r in posters if r.name == name), None)
    if rendition is None:
        raise PageHidden
    return deliver_openly(request, page, rendition)


@require_safe
@behind_gate()
def captions(request: HttpRequest, page: VideoPage, language: str) -> HttpResponseBase:
    """The WebVTT file in one language, from this very origin: a browser takes captions from no other."""
    found = next((c for c in page.video.captions.all() if c.language == language), None)
    if found is None:
        raise PageHidden
    return deliver_captions(request, page, found)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@behind_gate(back=to_here)
def terms(request: HttpRequest, page: VideoPage) -> HttpResponseBase:
    """Shows the terms of use to everybody; records who accepts the version they were shown, and leads back."""
    policies.check_can_see(request.user, page)
    following = request.POST.get("next") or request.GET.get("next") or ""
    host, secure = {request.get_host()}, request.is_secure()
    if not url_has_allowed_host_and_scheme(following, allowed_hosts=host, require_https=secure):
        following = to_downloads(request, page)
    in_force = terms_in_force(page)
    if in_force is None:
        return HttpResponseRedirect(following)
    context = {"page": page, "terms": in_force, "next": following}
    if request.method != "POST":
        return TemplateResponse(request, "videos/terms.html", context)
    if not request.user.is_authenticated:
        raise SignInRequired
    if "accept" not in request.POST or request.POST.get("version") != str(in_force.version):
        return TemplateResponse(request, "videos/terms.html", {**context, "changed": True}, status=409)
    services.accept_terms(user=request.user, terms=in_force)
    messages.success(request, _("You have accepted the terms of use. You can download this video now."))
    return HttpResponseRedirect(following)
