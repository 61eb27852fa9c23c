"""Captions in the library, for those who may change the video."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtailmedia.forms import get_media_form
from wagtailmedia.views.media import permission_checker

from videos.captions import CaptionsForm
from videos.models import Captions, Video
from videos.views.admin import video_to_change


@require_safe
def show(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The file itself, to read or to correct."""
    captions = get_object_or_404(Captions, video=video_to_change(request, pk), language=language)
    with captions.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="text/vtt; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{captions.video_id}.{captions.language}.vtt"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps one language's file; a refused one is told line by line on the video's own page."""
    video = video_to_change(request, pk)
    form = CaptionsForm(video, request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("The captions could not be kept. See below what to correct."))
        return _show_again(request, video, form)
    captions = form.keep()
    names = {"language": captions.language_name, "video": video.title}
    messages.success(request, _("The captions of “%(video)s” in %(language)s are kept.") % names)
    return HttpResponseRedirect(f"{reverse('wagtailmedia:edit', args=[video.pk])}#captions")


@require_POST
def remove(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    video = video_to_change(request, pk)
    captions = get_object_or_404(Captions, video=video, language=language)
    captions.delete()
    names = {"language": captions.language_name, "video": video.title}
    messages.success(request, _("The captions of “%(video)s” in %(language)s are removed.") % names)
    return HttpResponseRedirect(f"{reverse('wagtailmedia:edit', args=[video.pk])}#captions")


def _show_again(request: HttpRequest, video: Video, form: CaptionsForm) -> HttpResponse:
    """The library's edit page, as wagtailmedia makes it, with what is wrong with the captions."""
    context = {
        "media": video,
        "filesize": _size(video),
        "form": get_media_form(Video)(instance=video, user=request.user),
        "user_can_delete": permission_checker.policy.user_has_permission_for_instance(request.user, "delete", video),
        "captions_form": form,
    }
    return render(request, "wagtailmedia/media/edit.html", context, status=422)


def _size(video: Video) -> int | None:
    try:
        return video.file.size
    except OSError:
        return None
