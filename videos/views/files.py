"""Whole files: the preview and poster that everybody may see, the renditions behind the gate, and their terms."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from videos import policies, services
from videos.exceptions import GateClosed, SignInRequired
from videos.models import Rendition
from videos.selectors import current_renditions, downloads_of, preview_of
from videos.views.gate import deliver, deliver_openly, page_or_404, refuse


@require_safe
def download(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """A rendition in full or in part (Range), for verified people who accepted the terms."""
    page = page_or_404(slug)
    try:
        policies.check_can_download(request.user, page)
    except GateClosed as refusal:
        return refuse(request, page, refusal)
    rendition = next((r for r in downloads_of(page.video) if r.name == name), None)
    if rendition is None:
        raise Http404
    return deliver(request, page, rendition)


@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponseBase:
    page = page_or_404(slug)
    rendition = preview_of(page.video)
    if rendition is None:
        raise Http404
    return deliver_openly(request, page, rendition)


@require_safe
def poster(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    page = page_or_404(slug)
    posters = (r for r in current_renditions(page.video) if r.purpose == Rendition.Purpose.POSTER)
    rendition = next((r for r in posters if r.name == name), None)
    if rendition is None:
        raise Http404
    return deliver_openly(request, page, rendition)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Shows the terms of use to everybody; records who accepts them, and leads back to where they came from."""
    page = page_or_404(slug)
    following = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(
        following, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        following = f"{page.get_url(request)}#downloads"
    try:
        policies.check_can_see(request.user, page)
        if page.terms is None:
            return HttpResponseRedirect(following)
        if request.method == "POST":
            if not request.user.is_authenticated:
                raise SignInRequired
            services.accept_terms(user=request.user, terms=page.terms)
            messages.success(request, _("You have accepted the terms of use. You can download this video now."))
            return HttpResponseRedirect(following)
    except GateClosed as refusal:
        return refuse(request, page, refusal, back=request.get_full_path())
    return TemplateResponse(request, "videos/terms.html", {"page": page, "terms": page.terms, "next": following})
