from fractions import Fraction
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtailmedia.forms import BaseMediaForm
from wagtailmedia.models import MediaType

from videos.models import Rendition, VideoPage
from videos.selectors import downloads_of
from videos.timecode import InvalidTimecode, format_timecode, parse_timecode


class VideoAdminForm(BaseMediaForm):
    """The library's upload form: what is measured from the file is not asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.type = MediaType.VIDEO

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            if not file.size:
                raise ValidationError(_("This file is empty."))
            if file.size > settings.VIDEO_MAX_UPLOAD_BYTES:
                raise ValidationError(
                    _("This file is larger than the %(limit)d GB that may be uploaded here."),
                    params={"limit": settings.VIDEO_MAX_UPLOAD_BYTES // 1024**3},
                )
        return file


class RenditionChoice(forms.ModelChoiceField[Rendition]):
    def label_from_instance(self, obj: Rendition) -> str:
        return f"{obj.name} ({obj.width} × {obj.height})"


class ClipForm(forms.Form):
    """A partial download: `cleaned_data` gains `first` and `end`, the frames of the in and out points."""

    rendition = RenditionChoice(
        queryset=Rendition.objects.none(), to_field_name="name", label=_("Format"), empty_label=None
    )
    in_point = forms.CharField(label=_("In point"), max_length=20)
    out_point = forms.CharField(label=_("Out point"), max_length=20)

    def __init__(self, page: VideoPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = downloads_of(page.video)
        chooser = self.fields["rendition"]
        chooser.queryset = Rendition.objects.filter(pk__in=[r.pk for r in offered])  # type: ignore[attr-defined]
        self.longest = offered[0].frame_count if offered else 0
        rate = page.video.frame_rate
        if offered and not self.is_bound:
            chooser.initial = offered[0].name
            self.initial.setdefault("in_point", format_timecode(0, rate))
            self.initial.setdefault("out_point", format_timecode(self.longest, rate))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        rendition = data.get("rendition")
        if rendition is None:
            return data
        rate = rendition.frame_rate
        first, end = (self._frame(name, rate) for name in ("in_point", "out_point"))
        if first is None or end is None:
            return data
        last = {"end": format_timecode(rendition.frame_count, rate)}
        if first >= rendition.frame_count:
            self.add_error("in_point", ValidationError(_("The video ends at %(end)s."), params=last))
        elif end > rendition.frame_count:
            self.add_error("out_point", ValidationError(_("The video ends at %(end)s."), params=last))
        elif first >= end:
            self.add_error("out_point", _("The out point must come after the in point."))
        elif (end - first) / rate > settings.CLIP_MAX_SECONDS:
            limit = format_timecode(round(settings.CLIP_MAX_SECONDS * rate), rate)
            self.add_error(
                "out_point", ValidationError(_("A clip may last %(limit)s at most."), params={"limit": limit})
            )
        return {**data, "first": first, "end": end}

    def _frame(self, name: str, rate: Fraction) -> int | None:
        text = self.cleaned_data.get(name)
        if text is None:
            return None
        try:
            return parse_timecode(text, rate)
        except InvalidTimecode:
            example = format_timecode(round(12 * rate), rate)
            self.add_error(
                name,
                ValidationError(
                    _("Write hours, minutes, seconds and frames, like %(example)s; frames go from 00 to %(last)02d."),
                    params={"example": example, "last": round(rate) - 1},
                ),
            )
            return None
