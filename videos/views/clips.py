"""Partial downloads: ask, watch, fetch. A clip is looked up through the person who asked for it."""

import uuid
from urllib.parse import urlencode

from django.db.models import F
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from videos import policies
from videos.clips import request_clip, span_timecodes
from videos.exceptions import PageHidden, TooManyClips
from videos.forms import ClipForm
from videos.models import Clip, VideoPage, Work
from videos.views.gate import behind_gate, deliver, to_here, wants_json


def to_clip_form(request: HttpRequest, page: VideoPage) -> str:
    """The page with its form as it was filled in, so that nothing is typed twice."""
    wish = urlencode({name: request.POST.get(name, "") for name in ClipForm.base_fields})
    return f"{page.get_url(request)}?{wish}#clip"


def to_clip(request: HttpRequest, page: VideoPage) -> str:
    """The clip's own page, from any address below it."""
    key = request.resolver_match.kwargs["key"] if request.resolver_match else ""
    return reverse("videos:clip", args=[page.slug, key])


@require_http_methods(["GET", "HEAD", "POST"])
@behind_gate(back=to_clip_form)
def create(request: HttpRequest, page: VideoPage) -> HttpResponseBase:
    """Takes an in and an out point; leads to the clip's own page, or says what is wrong with them."""
    policies.check_can_see(request.user, page)
    if request.method != "POST":
        return HttpResponseRedirect(f"{page.get_url(request)}#clip")
    policies.check_can_download(request.user, page)
    form = ClipForm(page, request.POST)
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
    except TooManyClips as refusal:
        return _refuse_more(request, page, form, refusal)
    address = reverse("videos:clip", args=[page.slug, clip.key])
    if wants_json(request):
        return JsonResponse({"url": request.build_absolute_uri(address), "status": clip.status}, status=202)
    return HttpResponseRedirect(address)


@never_cache
@require_safe
@behind_gate(back=to_here)
def show(request: HttpRequest, page: VideoPage, key: uuid.UUID) -> HttpResponseBase:
    """How far the clip is, and the link when it is ready; as JSON for the page's script."""
    clip = _own_clip(request, page, key)
    download_url = reverse("videos:clip_download", args=[page.slug, clip.key])
    if wants_json(request):
        body = {
            "status": clip.status,
            "percent": clip.percent,
            "reason": clip.reason_text,
            "download_url": download_url if clip.status == Work.Status.READY else "",
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
@behind_gate(back=to_clip)
def retry(request: HttpRequest, page: VideoPage, key: uuid.UUID) -> HttpResponseBase:
    """Has a failed clip cut again, within what the person may ask for."""
    clip = _own_clip(request, page, key)
    span = {"first": clip.in_frame, "end": clip.out_frame}
    try:
        request_clip(user=request.user, rendition=clip.rendition, **span)  # type: ignore[arg-type]  # nobody anonymous
    except TooManyClips as refusal:
        return _refuse_more(request, page, ClipForm(page, data={}), refusal)
    return HttpResponseRedirect(reverse("videos:clip", args=[page.slug, clip.key]))


@require_safe
@behind_gate(back=to_clip)
def download(request: HttpRequest, page: VideoPage, key: uuid.UUID) -> HttpResponseBase:
    """The finished clip, behind the same gate as the whole file."""
    clip = _own_clip(request, page, key)
    if clip.status != Work.Status.READY:
        return HttpResponseRedirect(reverse("videos:clip", args=[page.slug, key]))
    return deliver(request, page, clip)


def _own_clip(request: HttpRequest, page: VideoPage, key: uuid.UUID) -> Clip:
    """This person's clip, of the file that the video has now. Raises GateClosed."""
    policies.check_can_download(request.user, page)
    clips = Clip.objects.filter(key=key, rendition__video=page.video_id, requests__user=request.user.pk)
    clip: Clip | None = (
        clips.filter(rendition__version=F("rendition__video__version")).select_related("rendition").first()
    )
    if clip is None:
        raise PageHidden
    return clip


def _refuse_more(request: HttpRequest, page: VideoPage, form: ClipForm, refusal: TooManyClips) -> HttpResponseBase:
    form.add_error(None, str(refusal.message))
    response = _show_again(request, page, form, status=429)
    response["Retry-After"] = str(refusal.seconds)
    return response


def _show_again(request: HttpRequest, page: VideoPage, form: ClipForm, *, status: int) -> HttpResponseBase:
    """The video page with what was typed and what is wrong with it."""
    if wants_json(request):
        return JsonResponse({"code": "invalid", "errors": form.errors}, status=status)
    response: TemplateResponse = page.serve(request)
    response.context_data = {**(response.context_data or {}), "clip_form": form}
    response.status_code = status
    return response
