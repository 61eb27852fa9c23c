"""The library's side of the gate, for those who work on videos in the admin."""

import mimetypes

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtailmedia.views import media as library

from videos import sendfile
from videos.models import Preparation, Video, Work
from videos.pipeline import queue_preparation
from videos.work import start_over


def video_to_change(request: HttpRequest, pk: int) -> Video:
    """The video, for somebody who may change it. Raises Http404 or PermissionDenied."""
    video = get_object_or_404(Video, pk=pk)
    if not video.is_editable_by_user(request.user):
        raise PermissionDenied
    return video


@require_safe
def master(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The master itself, to watch in the admin."""
    video = video_to_change(request, pk)
    try:
        size, modified = video.file.size, video.file.storage.get_modified_time(video.file.name or "")
    except OSError as error:
        raise Http404 from error
    content_type = mimetypes.guess_type(video.filename)[0] or ""
    playable = content_type.startswith("video/")
    file = sendfile.PrivateFile(
        storage=video.file.storage,
        name=video.file.name or "",
        size=size,
        sha256=f"{video.pk}-{video.version}",
        content_type=content_type if playable else "application/octet-stream",
        filename=f"{video.title}.{video.file_extension}",
        modified=modified,
        attachment=not playable,
    )
    return sendfile.send(request, file)


@require_safe
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel that says how far the renditions are; the edit page's script fetches it again and again."""
    return render(request, "videos/admin/state.html", {"video": video_to_change(request, pk)})


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Starts failed preparation over, or asks for one that is missing."""
    video = video_to_change(request, pk)
    preparation = Preparation.objects.filter(video=video, version=video.version).first()
    if preparation is None:
        queue_preparation(video)
    elif preparation.status != Work.Status.FAILED or not start_over(preparation):
        return HttpResponseRedirect(reverse("wagtailmedia:edit", args=[video.pk]))
    messages.success(request, _("The renditions of “%(video)s” are being made again.") % {"video": video.title})
    return HttpResponseRedirect(reverse("wagtailmedia:edit", args=[video.pk]))


def delete(request: HttpRequest, media_id: int) -> HttpResponseBase:
    """Wagtailmedia's page, except for a video that a page still shows: that says so instead of failing."""
    video = video_to_change(request, media_id)
    if video.pages.exists():
        messages.error(request, _("“%(video)s” is shown on a page. Change that page first.") % {"video": video.title})
        return HttpResponseRedirect(video.usage_url)
    response: HttpResponseBase = library.delete(request, media_id)
    return response
