"""The page editor's form: the rules that take the film and its shotlist together."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from videos.shotlist import bad_timecodes


class VideoPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        formset, video = self.formsets.get("shots"), data.get("video")
        if formset is None or video is None:
            return data
        rows = [row for row in formset.ordered_forms if _has_points(row)] if formset.is_valid() else []
        points = [(row.cleaned_data["in_timecode"], row.cleaned_data["out_timecode"]) for row in rows]
        for bad in bad_timecodes(points, rate=video.frame_rate, frame_count=video.frame_count):
            rows[bad.row].add_error(bad.field, bad.message)
        return data


def _has_points(row: Any) -> bool:
    return all(row.cleaned_data.get(name) for name in ("in_timecode", "out_timecode"))
