"""Clips hold the frames that were asked for, all of them, and no other."""

from fractions import Fraction

import pytest
from django.conf import settings
from django.core.files import File

from tests.factories import bilingual, film
from tests.factories.people import person
from videos import clips, ffmpeg, jobs
from videos.exceptions import TooManyClips
from videos.models import Clip

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def encoded(film_file, tmp_path_factory):
    """The film as the pipeline encodes a broadcast file, once for all these tests."""
    path = tmp_path_factory.mktemp("encoded") / "broadcast.mp4"
    target = ffmpeg.Target(path, 640, 360, crf=18, audio_kbits=192)
    ffmpeg.transcode(film_file, [target], rate=Fraction(25), sound=True, seconds=4, progress=lambda share: None)
    return path


@pytest.fixture
def rendition(newsroom, encoded):
    item = bilingual.video(duration=4.0)
    rendition = item.renditions.get(name="1080p")
    with encoded.open("rb") as content:
        rendition.file.save("broadcast.mp4", File(content), save=False)
    rendition.width, rendition.height = 640, 360
    rendition.save()
    return rendition


@pytest.mark.parametrize(("first", "end"), [(0, 1), (0, 100), (33, 68), (49, 51), (51, 100), (99, 100)])
def test_a_clip_is_exact_to_the_frame_off_keyframes_too(journalist, rendition, tmp_path, first, end):
    clip = clips.request_clip(user=journalist, rendition=rendition, first=first, end=end)
    jobs.cut(clip.pk)
    clip.refresh_from_db()
    assert (clip.status, clip.reason, clip.detail) == ("ready", "", "")
    path = film.local_copy(clip, tmp_path)
    assert film.numbers_in(path) == list(range(first, end))
    picture, sound = film.decoded_seconds(path)
    assert picture == pytest.approx((end - first) / 25)
    assert sound == pytest.approx(picture, abs=0.05)


def test_the_sound_of_a_clip_is_that_of_its_pictures(journalist, rendition, tmp_path):
    """The film is loud in its first and third second: frames 13 to 88 are loud, silent, loud, silent."""
    clip = clips.request_clip(user=journalist, rendition=rendition, first=13, end=88)
    jobs.cut(clip.pk)
    clip.refresh_from_db()
    path = film.local_copy(clip, tmp_path)
    loud = film.loud_seconds(path)
    assert [loud[tenth] for tenth in (0, 3, 7, 12, 17, 22, 27)] == [True, True, False, False, True, True, False]


def test_no_packet_of_a_clip_comes_from_outside_its_span(journalist, rendition, tmp_path):
    """An edit list can hide pictures from players: here, ignoring it changes nothing."""
    import av

    clip = clips.request_clip(user=journalist, rendition=rendition, first=33, end=68)
    jobs.cut(clip.pk)
    clip.refresh_from_db()
    path = film.local_copy(clip, tmp_path)
    with av.open(str(path), options={"ignore_editlist": "1", "advanced_editlist": "0"}) as container:
        assert [film.read_number(frame.to_image()) for frame in container.decode(video=0)] == list(range(33, 68))


def test_a_recipe_asked_for_twice_is_made_once(journalist, rendition):
    first = clips.request_clip(user=journalist, rendition=rendition, first=3, end=9)
    jobs.cut(first.pk)
    again = clips.request_clip(user=person("other@example.org"), rendition=rendition, first=3, end=9)
    assert again.pk == first.pk
    assert again.status == "ready"
    made = Clip.objects.get().finished_at
    jobs.cut(again.pk)
    assert Clip.objects.get().finished_at == made


def test_one_account_cannot_keep_the_cutters_busy(journalist, rendition, settings):
    settings.CLIP_REQUESTS_PER_HOUR = 2
    for end in (5, 6):
        clips.request_clip(user=journalist, rendition=rendition, first=0, end=end)
    clips.request_clip(user=journalist, rendition=rendition, first=0, end=6)
    with pytest.raises(TooManyClips):
        clips.request_clip(user=journalist, rendition=rendition, first=0, end=7)
    assert Clip.objects.count() == 2


def test_clips_that_nobody_wants_any_more_are_deleted(journalist, rendition):
    from datetime import timedelta

    from django.utils import timezone

    clip = clips.request_clip(user=journalist, rendition=rendition, first=0, end=5)
    Clip.objects.update(last_asked_at=timezone.now() - timedelta(days=settings.CLIP_KEEP_DAYS, hours=1))
    kept = clips.request_clip(user=journalist, rendition=rendition, first=0, end=6)
    jobs.sweep()
    assert not Clip.objects.filter(pk=clip.pk).exists()
    assert Clip.objects.filter(pk=kept.pk).exists()
