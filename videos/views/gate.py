"""How the gate speaks HTTP: redirects for people, JSON for API clients, bytes for those who may have them."""

import logging
import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language

from accounts.selectors import is_awaiting_code
from accounts.services import return_to
from videos import policies, sendfile, services
from videos.clips import span_timecodes
from videos.exceptions import GateClosed, PageHidden, SignInRequired, TermsNotAccepted, VerificationRequired
from videos.models import Captions, Clip, Rendition, VideoPage
from videos.selectors import pages_of_slug

logger = logging.getLogger(__name__)
PUBLIC = "public, max-age=300"
View = Callable[..., HttpResponseBase]
WayBack = Callable[[HttpRequest, VideoPage], str]


def to_downloads(request: HttpRequest, page: VideoPage) -> str:
    return f"{page.get_url(request)}#downloads"


def to_here(request: HttpRequest, page: VideoPage) -> str:
    return request.get_full_path()


def behind_gate(back: WayBack = to_downloads) -> Callable[[View], View]:
    """For a view of one page, looked up by its slug in the language of the request.

    The view raises GateClosed to refuse, and `back` says where the person returns to afterwards. A page that is missing
    and one that is hidden get the same answer.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
            page: VideoPage | None = pages_of_slug(get_language() or "", slug).first()
            if page is None:
                return _hide(request, PageHidden())
            try:
                return view(request, page, **kwargs)
            except PageHidden as refusal:
                return _hide(request, refusal)
            except GateClosed as refusal:
                return _lead_on(request, page, refusal, back(request, page))

        return answer

    return decorate


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _body(refusal: GateClosed) -> dict[str, str]:
    return {"code": refusal.code, "message": str(refusal.message)}


def _hide(request: HttpRequest, refusal: PageHidden) -> HttpResponseBase:
    if wants_json(request):
        return JsonResponse(_body(refusal), status=refusal.status)
    raise Http404


def _lead_on(request: HttpRequest, page: VideoPage, refusal: GateClosed, back: str) -> HttpResponseBase:
    """What a person has to do first, and the way back from there."""
    terms_url = reverse("videos:terms", args=[page.slug])
    if wants_json(request):
        terms = {"terms_url": request.build_absolute_uri(terms_url)} if isinstance(refusal, TermsNotAccepted) else {}
        return JsonResponse(_body(refusal) | terms, status=refusal.status)
    match refusal:
        case SignInRequired() if is_awaiting_code(request):
            return_to(request, back)
            return HttpResponseRedirect(reverse("account_email_verification_sent"))
        case SignInRequired():
            address = reverse("account_login")
        case VerificationRequired():
            address = reverse("account_email_verification_sent")
        case TermsNotAccepted():
            address = terms_url
        case _:
            raise refusal
    return HttpResponseRedirect(f"{address}?{urlencode({'next': back})}")


def deliver(request: HttpRequest, page: VideoPage, item: Rendition | Clip) -> HttpResponseBase:
    """Sends a gated file to a person who may have it, and records the bytes they asked for."""
    rendition = item.rendition if isinstance(item, Clip) else item
    part = ""
    if isinstance(item, Clip):
        in_timecode, out_timecode, _length = span_timecodes(item)
        part = f" {in_timecode}-{out_timecode}".replace(":", ".")
    file = private_file(item, f"{page.title} {rendition.name}{part}")
    response = _send(request, file)
    if request.method == "GET" and response.status_code in (200, 206, 302):
        span = sendfile.span_granted(request, file)
        services.record_grant(
            user=request.user,  # type: ignore[arg-type]  # the gate lets nobody anonymous through
            page=page,
            item=item,
            first_byte=span.start,
            byte_count=span.length,
        )
    return response


def deliver_openly(request: HttpRequest, page: VideoPage, rendition: Rendition) -> HttpResponseBase:
    """Sends a poster or a preview to whoever may see the page; shared caches may keep what everybody may see."""
    cache_control = _for_whoever_may_see(request, page)
    title = f"{page.title} {rendition.name}"
    return _send(request, private_file(rendition, title, attachment=False, cache_control=cache_control))


def deliver_captions(request: HttpRequest, page: VideoPage, captions: Captions) -> HttpResponseBase:
    """Sends a text of a few kilobytes to whoever may see the page."""
    file = sendfile.PrivateFile(
        storage=captions.file.storage,
        name=captions.file.name or "",
        size=captions.size_bytes,
        sha256=captions.sha256,
        content_type="text/vtt; charset=utf-8",
        filename=f"{page.slug}.{captions.language}.vtt",
        modified=captions.updated_at,
        attachment=False,
        cache_control=_for_whoever_may_see(request, page),
    )
    return _send(request, file, send=sendfile.stream)


def _for_whoever_may_see(request: HttpRequest, page: VideoPage) -> str:
    """How caches may keep what is shown on the page. Raises PageHidden for whoever may not see it."""
    if policies.can_see(AnonymousUser(), page):
        return PUBLIC
    policies.check_can_see(request.user, page)
    return sendfile.PRIVATE


def _send(
    request: HttpRequest,
    file: sendfile.PrivateFile,
    send: Callable[[HttpRequest, sendfile.PrivateFile], HttpResponseBase] = sendfile.send,
) -> HttpResponseBase:
    try:
        return send(request, file)
    except FileNotFoundError as error:
        logger.exception("The storage has lost %s", file.name)
        raise PageHidden from error


def private_file(
    item: Rendition | Clip, title: str, *, attachment: bool = True, cache_control: str = sendfile.PRIVATE
) -> sendfile.PrivateFile:
    """The stored file of a rendition or finished clip, under a name that a person can read on every file system."""
    modified = item.finished_at if isinstance(item, Clip) else item.created_at
    content_type = "video/mp4" if isinstance(item, Clip) else item.content_type
    readable = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]+", " ", title)
    readable = " ".join(readable.split())[:120]
    if modified is None or not item.file.name:
        raise PageHidden
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
