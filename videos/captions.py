"""Captions enter here: read whole, refused with every reason at once, and kept where only the gate reaches them."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from videos.languages import language_choices
from videos.models import Captions, Video
from videos.webvtt import Cue, InvalidWebVTT, Problem, Wrong, parse

MAX_BYTES = 2 * 1000 * 1000
SHOWN_PROBLEMS = 10
WORDS = {
    Wrong.NOT_UTF8: gettext_noop("this is not UTF-8; save the file in that encoding"),
    Wrong.NULL: gettext_noop("there is a null character"),
    Wrong.NO_HEADER: gettext_noop("the file must begin with WEBVTT, alone on its line"),
    Wrong.NO_LINE_AFTER_HEADER: gettext_noop("leave an empty line between WEBVTT and the first cue"),
    Wrong.NO_CUES: gettext_noop("the file has no cues"),
    Wrong.NO_TIMING: gettext_noop("“%(found)s” has no timing above it, like 00:00:01.000 --> 00:00:03.500"),
    Wrong.TOO_LATE: gettext_noop("%(found)s must come before the first cue"),
    Wrong.ARROW_IN_BLOCK: gettext_noop("--> has no place in a %(found)s block; leave an empty line before a cue"),
    Wrong.COMMA: gettext_noop("“%(found)s” is written as in SRT; WebVTT has a point before the thousandths"),
    Wrong.BAD_TIMING: gettext_noop("“%(found)s” is no timing; write it like 00:00:01.000 --> 00:00:03.500"),
    Wrong.ENDS_FIRST: gettext_noop("the end must come after the start"),
    Wrong.OUT_OF_ORDER: gettext_noop("this cue starts before the one above it"),
    Wrong.PAST_THE_END: gettext_noop("the film is over before this cue ends"),
    Wrong.UNKNOWN_SETTING: gettext_noop("there is no setting “%(found)s”"),
    Wrong.BAD_SETTING: gettext_noop("the setting “%(found)s” has a value that it cannot have"),
    Wrong.UNKNOWN_REGION: gettext_noop("the region “%(found)s” is not described above"),
    Wrong.EMPTY_CUE: gettext_noop("this cue has no words"),
    Wrong.ARROW_IN_TEXT: gettext_noop("leave an empty line before “%(found)s”"),
    Wrong.UNKNOWN_TAG: gettext_noop("WebVTT has no %(found)s; take it out"),
    Wrong.TIME_OUTSIDE: gettext_noop("%(found)s lies outside the time of its cue"),
}


def sentence(problem: Problem) -> str:
    """The problem and its place, for the person who wrote the file."""
    what = _(WORDS[problem.wrong])
    facts = {
        "line": problem.line,
        "cue": problem.cue,
        "identifier": problem.identifier,
        "what": what % {"found": problem.found} if "%(found)s" in what else what,
    }
    if problem.identifier:
        return _("Line %(line)d, cue %(cue)d (%(identifier)s): %(what)s.") % facts
    if problem.cue:
        return _("Line %(line)d, cue %(cue)d: %(what)s.") % facts
    return _("Line %(line)d: %(what)s.") % facts


class CaptionsForm(forms.Form):
    """One language's file for `video`; valid, `keep` puts it in the place of what was there."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices)
    file = forms.FileField(
        label=gettext_lazy("WebVTT file"),
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text=gettext_lazy("It takes the place of the captions in the same language."),
    )

    def __init__(self, video: Video, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.video = video
        self.cues: list[Cue] = []
        self.content = b""

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(
                _("This file is larger than the %(limit)d MB that captions may have."),
                params={"limit": MAX_BYTES // 1000**2},
            )
        self.content = file.read()
        try:
            self.cues = parse(self.content, seconds=self.video.duration)
        except InvalidWebVTT as refusal:
            raise ValidationError(_told(refusal)) from refusal
        return file

    def keep(self) -> Captions:
        return keep_captions(
            video=self.video, language=self.cleaned_data["language"], content=self.content, cues=self.cues
        )


def _told(refusal: InvalidWebVTT) -> list[str]:
    told = [sentence(problem) for problem in refusal.problems[:SHOWN_PROBLEMS]]
    more = len(refusal.problems) - SHOWN_PROBLEMS
    if not refusal.read_whole:
        return [*told, _("and at least %(count)d more") % {"count": more}]
    return [*told, ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}] if more > 0 else told


def keep_captions(*, video: Video, language: str, content: bytes, cues: list[Cue]) -> Captions:
    """The captions of `video` in `language`, whose file is `content`; an earlier file of theirs is deleted.

    Of two first files at the same time, the one that comes second takes the place of the other.
    """
    try:
        return _keep(video, language, content, cues)
    except IntegrityError:
        return _keep(video, language, content, cues)


def _keep(video: Video, language: str, content: bytes, cues: list[Cue]) -> Captions:
    with transaction.atomic():
        captions = Captions.objects.select_for_update().filter(video=video, language=language).first()
        captions = captions or Captions(video=video, language=language)
        old = captions.file.name if captions.pk else ""
        captions.size_bytes, captions.sha256 = len(content), hashlib.sha256(content).hexdigest()
        captions.cue_count, captions.ends_at = len(cues), max(cue.end for cue in cues)
        captions.transcript = [{"start": cue.start, "voice": cue.voice, "text": cue.text} for cue in cues]
        captions.file.save("captions.vtt", ContentFile(content), save=False)
        try:
            captions.save()
        except IntegrityError:
            captions.file.delete(save=False)
            raise
        if old:
            transaction.on_commit(lambda: captions.file.storage.delete(old))
    return captions
