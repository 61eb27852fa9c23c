"""What is true of a film in every language: the video itself, its day, who speaks, and the timecodes of its shots.

wagtail-localize copies these when a translator synchronises; a wrong timecode must not wait for words.
"""

from collections.abc import Iterable
from typing import Any

from cms.translation.selectors import translation_of
from videos.models import Shot, VideoPage

SHARED = ("video_id", "spoken_languages", "dateline_date")


def keep_facts_in_step(sender: type[VideoPage], *, instance: VideoPage, **kwargs: Any) -> None:
    """A page and its translations tell the original's facts, from the moment either is published."""
    group = VideoPage.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    if translation := translation_of(instance):
        original = group.filter(locale=translation.source.locale_id).first()
        if original:
            _share(original, [instance])
    else:
        _share(instance, [page for page in group if translation_of(page)])


def _share(original: VideoPage, pages: Iterable[VideoPage]) -> None:
    """Shots that only one of them has stay as they are: they wait for their words, or for the synchronisation."""
    timecodes = list(Shot.objects.filter(page=original.pk).values("translation_key", "in_timecode", "out_timecode"))
    for page in pages:
        VideoPage.objects.filter(pk=page.pk).update(**{name: getattr(original, name) for name in SHARED})
        for each in timecodes:
            Shot.objects.filter(page=page.pk, translation_key=each["translation_key"]).update(**each)
