"""What the page of a video shows beside its files: captions, transcripts, the shotlist and the languages spoken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from videos.languages import NO_SPEECH, spoken_name
from videos.models import Captions, VideoPage
from videos.shotlist import ShownShot, shown_shots


@dataclass(frozen=True, slots=True)
class CaptionTrack:
    """Captions as the player offers them, under what the language calls itself. At most one starts by itself."""

    language: str
    label: str
    url: str
    starts_by_itself: bool


@dataclass(frozen=True, slots=True)
class Transcript:
    """The captions of one language as a text; each cue has "start" in seconds, "voice" and "text"."""

    language: str
    name: str
    label: str
    cues: Sequence[dict[str, Any]]


def captions_of(page: VideoPage) -> list[CaptionTrack]:
    """The page's own language first. Its captions start by themselves where the film is known to speak others only."""
    language = page.locale.language_code
    foreign = bool(page.spoken_languages) and not {language, NO_SPEECH} & set(page.spoken_languages)
    with override(language):
        return [
            CaptionTrack(
                language=captions.language,
                label=captions.label,
                url=reverse("videos:captions", args=[page.slug, captions.language]),
                starts_by_itself=foreign and captions.language == language,
            )
            for captions in sorted(page.video.captions.all(), key=lambda c: (c.language != language, c.label))
        ]


def transcripts_of(page: VideoPage) -> list[Transcript]:
    """The captions to read, the page's own language first; one query."""
    language = page.locale.language_code
    found = Captions.objects.filter(video=page.video_id)
    return [
        Transcript(captions.language, captions.language_name, captions.label, captions.transcript)
        for captions in sorted(found, key=lambda c: (c.language != language, c.label))
    ]


def shots_of(page: VideoPage) -> list[ShownShot]:
    """The shotlist, each shot with its frames and seconds in the film as it is now."""
    video = page.video
    return shown_shots(page.shots.all(), rate=video.frame_rate, frame_count=video.frame_count)


def spoken_in(page: VideoPage) -> list[str]:
    """The names of the languages heard in the film, in the active language."""
    return [spoken_name(code) for code in page.spoken_languages]
