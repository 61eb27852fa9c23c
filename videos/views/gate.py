"""How the gate speaks HTTP: redirects for people, JSON for API clients, bytes for those who may have them."""

import re
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language

from accounts.selectors import is_awaiting_code
from accounts.services import return_to
from videos import policies, sendfile, services
from videos.byterange import Unsatisfiable
from videos.clips import span_timecodes
from videos.exceptions import GateClosed, PageHidden, SignInRequired, TermsNotAccepted, VerificationRequired
from videos.models import Clip, Rendition, VideoPage
from videos.selectors import pages_of_slug

PUBLIC = "public, max-age=300"


def page_or_404(slug: str) -> VideoPage:
    """The page with this address in the language of the request; whether it may be seen is asked elsewhere."""
    page: VideoPage | None = pages_of_slug(get_language() or "", slug).first()
    if page is None:
        raise Http404
    return page


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def refuse(request: HttpRequest, page: VideoPage, refusal: GateClosed, *, back: str = "") -> HttpResponseBase:
    """The way on for somebody who was refused; `back` is where they return to, the page's downloads by default."""
    back = back or f"{page.get_url(request)}#downloads"
    if wants_json(request):
        body = {"code": refusal.code, "message": str(refusal.message)}
        if isinstance(refusal, TermsNotAccepted):
            body["terms_url"] = request.build_absolute_uri(reverse("videos:terms", args=[page.slug]))
        return JsonResponse(body, status=refusal.status)
    match refusal:
        case PageHidden():
            raise Http404
        case SignInRequired() if is_awaiting_code(request):
            return_to(request, back)
            return HttpResponseRedirect(reverse("account_email_verification_sent"))
        case SignInRequired():
            return _to("account_login", back)
        case VerificationRequired():
            return _to("account_email_verification_sent", back)
        case TermsNotAccepted():
            return HttpResponseRedirect(f"{reverse('videos:terms', args=[page.slug])}?{urlencode({'next': back})}")
    raise refusal


def _to(name: str, back: str) -> HttpResponseBase:
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")


def deliver(request: HttpRequest, page: VideoPage, item: Rendition | Clip) -> HttpResponseBase:
    """Sends a gated file to a person who may have it, and records the bytes they asked for."""
    rendition = item.rendition if isinstance(item, Clip) else item
    part = ""
    if isinstance(item, Clip):
        in_timecode, out_timecode, _length = span_timecodes(item)
        part = f" {in_timecode}-{out_timecode}".replace(":", ".")
    file = private_file(item, f"{page.title} {rendition.name}{part}")
    response = sendfile.send(request, file)
    if request.method == "GET" and response.status_code in (200, 206, 302):
        try:
            span = sendfile.span_of(request, file)
        except Unsatisfiable:
            return response
        services.record_grant(
            user=request.user,  # type: ignore[arg-type]  # the gate lets nobody anonymous through
            page=page,
            item=item,
            first_byte=span.start if span else 0,
            byte_count=span.length if span else file.size,
        )
    return response


def deliver_openly(request: HttpRequest, page: VideoPage, rendition: Rendition) -> HttpResponseBase:
    """Sends a poster or a preview to whoever may see the page; shared caches may keep what everybody may see."""
    public = policies.can_see(AnonymousUser(), page)
    if not public and not policies.can_see(request.user, page):
        raise Http404
    file = private_file(
        rendition,
        f"{page.title} {rendition.name}",
        attachment=False,
        cache_control=PUBLIC if public else sendfile.PRIVATE,
    )
    return sendfile.send(request, file)


def private_file(
    item: Rendition | Clip, title: str, *, attachment: bool = True, cache_control: str = sendfile.PRIVATE
) -> sendfile.PrivateFile:
    """The stored file of a rendition or clip, under a name that a person can read on every file system."""
    modified = item.finished_at if isinstance(item, Clip) else item.created_at
    content_type = "video/mp4" if isinstance(item, Clip) else item.content_type
    readable = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]+", " ", title)
    readable = " ".join(readable.split())[:120]
    if modified is None or not item.file.name:
        raise Http404
    return sendfile.PrivateFile(
        storage=item.file.storage,
        name=item.file.name,
        size=item.size_bytes,
        sha256=item.sha256,
        content_type=content_type,
        filename=f"{readable}.{'jpg' if content_type == 'image/jpeg' else 'mp4'}",
        modified=modified,
        attachment=attachment,
        cache_control=cache_control,
    )
