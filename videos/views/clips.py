"""Partial downloads: ask, watch, fetch. A clip is looked up through the person who asked for it."""

import uuid
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from videos import policies
from videos.clips import request_clip, span_timecodes
from videos.exceptions import GateClosed, TooManyClips
from videos.forms import ClipForm
from videos.models import Clip, VideoPage, Work
from videos.views.gate import deliver, page_or_404, refuse, wants_json
from videos.work import start_over

HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Takes an in and an out point; leads to the clip's own page, or says what is wrong with them."""
    page = page_or_404(slug)
    if request.method != "POST":
        return HttpResponseRedirect(f"{page.get_url(request)}#clip")
    form = ClipForm(page, request.POST)
    wish = urlencode({name: request.POST.get(name, "") for name in form.fields})
    try:
        policies.check_can_download(request.user, page)
    except GateClosed as refusal:
        return refuse(request, page, refusal, back=f"{page.get_url(request)}?{wish}#clip")
    if not form.is_valid():
        return _show_again(request, page, form, status=422)
    data = form.cleaned_data
    try:
        clip = request_clip(
            user=request.user,  # type: ignore[arg-type]  # the gate lets nobody anonymous through
            rendition=data["rendition"],
            first=data["first"],
            end=data["end"],
        )
    except TooManyClips:
        form.add_error(None, _("You have asked for many clips in the last hour. Try again in a while."))
        response = _show_again(request, page, form, status=429)
        response["Retry-After"] = str(HOUR)
        return response
    address = reverse("videos:clip", args=[page.slug, clip.key])
    if wants_json(request):
        return JsonResponse({"url": request.build_absolute_uri(address), "status": clip.status}, status=202)
    return HttpResponseRedirect(address)


@never_cache
@require_safe
def show(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponseBase:
    """How far the clip is, and the link when it is ready; as JSON for the page's script."""
    page = page_or_404(slug)
    try:
        clip = _own_clip(request, page, key)
    except GateClosed as refusal:
        return refuse(request, page, refusal, back=request.path)
    download_url = reverse("videos:clip_download", args=[page.slug, clip.key])
    if wants_json(request):
        ready = clip.status == Work.Status.READY
        body = {
            "status": clip.status,
            "percent": clip.percent,
            "reason": clip.reason_text,
            "download_url": download_url if ready else "",
        }
        return JsonResponse(body)
    in_timecode, out_timecode, length_timecode = span_timecodes(clip)
    context = {
        "page": page,
        "clip": clip,
        "rendition_name": clip.rendition.name,
        "in_timecode": in_timecode,
        "out_timecode": out_timecode,
        "length_timecode": length_timecode,
        "download_url": download_url,
        "retry_url": reverse("videos:clip_retry", args=[page.slug, clip.key]),
    }
    return TemplateResponse(request, "videos/clip.html", context)


@require_POST
def retry(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponseBase:
    page = page_or_404(slug)
    try:
        clip = _own_clip(request, page, key)
    except GateClosed as refusal:
        return refuse(request, page, refusal, back=reverse("videos:clip", args=[page.slug, key]))
    if clip.status == Work.Status.FAILED:
        start_over(clip)
    return HttpResponseRedirect(reverse("videos:clip", args=[page.slug, clip.key]))


@require_safe
def download(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponseBase:
    """The finished clip, behind the same gate as the whole file."""
    page = page_or_404(slug)
    address = reverse("videos:clip", args=[page.slug, key])
    try:
        clip = _own_clip(request, page, key)
    except GateClosed as refusal:
        return refuse(request, page, refusal, back=address)
    if clip.status != Work.Status.READY:
        return HttpResponseRedirect(address)
    return deliver(request, page, clip)


def _own_clip(request: HttpRequest, page: VideoPage, key: uuid.UUID) -> Clip:
    """Raises GateClosed where the gate is shut, and Http404 for a clip that is not this person's."""
    policies.check_can_download(request.user, page)
    clips = Clip.objects.filter(key=key, rendition__video=page.video_id, requests__user=request.user.pk)
    clip: Clip | None = clips.select_related("rendition").first()
    if clip is None:
        raise Http404
    return clip


def _show_again(request: HttpRequest, page: VideoPage, form: ClipForm, *, status: int) -> HttpResponseBase:
    """The video page with what was typed and what is wrong with it."""
    if wants_json(request):
        return JsonResponse({"code": "invalid", "errors": form.errors}, status=status)
    response: TemplateResponse = page.serve(request)
    response.context_data = {**(response.context_data or {}), "clip_form": form}
    response.status_code = status
    return response
