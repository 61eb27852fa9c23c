"""What becomes of each kind of file: renditions that decode to the end, or a stated reason. Never silence."""

import hashlib
from fractions import Fraction

import pytest
from django.core.files.base import ContentFile

from tests.factories import film
from tests.videos.conftest import prepared
from videos import exceptions as why
from videos.models import Preparation, Video

pytestmark = [pytest.mark.slow, pytest.mark.once]


def test_a_film_becomes_a_broadcast_file_a_preview_and_posters(upload, film_file, tmp_path):
    video = upload(film_file)
    preparation = prepared(video)
    assert (preparation.status, preparation.percent, preparation.reason) == ("ready", 100, "")
    assert (video.duration, video.width, video.height, video.frame_rate) == (4.0, 640, 360, Fraction(25))
    assert (video.video_codec, video.audio_codec) == ("h264", "aac")
    assert video.sha256 == hashlib.sha256(film_file.read_bytes()).hexdigest()
    assert video.size_bytes == film_file.stat().st_size

    made = {rendition.name: rendition for rendition in video.renditions.current()}
    assert set(made) == {"360p", "360p-preview", "poster-480"}
    for name in ("360p", "360p-preview"):
        path = film.local_copy(made[name], tmp_path)
        assert film.numbers_in(path) == list(range(100))
        assert film.decoded_seconds(path) == pytest.approx((4.0, 4.0), abs=0.05)
        assert made[name].frame_count == 100
        assert made[name].size_bytes == path.stat().st_size
        assert made[name].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_large_source_is_brought_to_1080_lines_and_previewed_at_360(upload, tmp_path):
    video = upload(film.make(tmp_path / "uhd.mp4", frames=10, size=(2560, 1440)))
    assert prepared(video).status == "ready"
    sizes = {r.name: (r.width, r.height) for r in video.renditions.exclude(purpose="poster")}
    assert sizes == {"1080p": (1920, 1080), "360p": (640, 360)}


def test_broadcast_rates_of_1001_stay_exact(upload, tmp_path):
    video = upload(film.make(tmp_path / "ntsc.mov", frames=60, rate=Fraction(30000, 1001)), name="ntsc.mov")
    assert prepared(video).status == "ready"
    assert video.frame_rate == Fraction(30000, 1001)
    assert film.numbers_in(film.local_copy(video.renditions.get(name="360p"), tmp_path)) == list(range(60))


def test_a_silent_film_is_ready_and_says_that_it_has_no_sound(upload, tmp_path):
    video = upload(film.make(tmp_path / "silent.mp4", sound=False, frames=30))
    assert prepared(video).status == "ready"
    assert video.audio_codec == ""
    assert {r.audio_codec for r in video.renditions.all()} == {""}


def text_file(tmp_path):
    return b"This is a press release, not a film.\n" * 200


def playlist(tmp_path):
    return b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


def picture(tmp_path):
    film.draw(1).save(tmp_path / "picture.png")
    return (tmp_path / "picture.png").read_bytes()


def only_sound(tmp_path):
    import av

    with av.open(str(tmp_path / "sound.m4a"), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=48000, layout="mono")
        for frame in film._tone(1):
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return (tmp_path / "sound.m4a").read_bytes()


def cut_in_half(tmp_path):
    whole = film.make(tmp_path / "whole.mp4", frames=200).read_bytes()
    return whole[: len(whole) // 2]


def cut_before_its_index(tmp_path):
    whole = film.make(tmp_path / "whole.mov").read_bytes()
    return whole[: len(whole) // 2]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (text_file, why.NOT_A_VIDEO),
        (playlist, why.NOT_A_VIDEO),
        (picture, why.NOT_A_VIDEO),
        (only_sound, why.NOT_A_VIDEO),
        (cut_before_its_index, why.NOT_A_VIDEO),
        (cut_in_half, why.TRUNCATED),
        (lambda _: b"", why.EMPTY_FILE),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_a_reason(upload, tmp_path, content, reason):
    video = upload(content(tmp_path))
    preparation = prepared(video)
    assert (preparation.status, preparation.reason) == ("failed", reason)
    assert not video.renditions.exists()


def test_a_file_gone_from_the_storage_is_named_as_such(upload, film_file):
    video = upload(film_file)
    video.file.storage.delete(video.file.name)
    assert prepared(video).reason == why.FILE_MISSING


def test_replacing_the_file_makes_a_new_version_and_takes_the_old_files_away(
    upload, film_file, tmp_path, django_capture_on_commit_callbacks
):
    video = upload(film_file)
    prepared(video)
    old = list(video.renditions.all())
    video.file = ContentFile(film.make(tmp_path / "new.mp4", frames=25).read_bytes(), name="new.mp4")
    video.save()
    assert video.version == 2
    assert not video.renditions.current().exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert prepared(video).status == "ready"
    assert video.duration == 1.0
    assert {rendition.version for rendition in video.renditions.all()} == {2}
    assert not any(rendition.file.storage.exists(rendition.file.name) for rendition in old)


def test_saving_the_title_prepares_nothing_again(upload, film_file):
    video = upload(film_file)
    video.title = "Another title"
    video.save()
    assert Preparation.objects.filter(video=video).count() == 1
    assert Video.objects.get().version == 1


def test_a_film_without_an_announced_length_is_ready(upload, tmp_path):
    """A browser's recorder writes to a pipe, and so cannot go back to say how long the film became."""
    import subprocess

    import imageio_ffmpeg

    whole = film.make(tmp_path / "whole.mp4", frames=50)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", whole, "-c", "copy", "-f", "matroska", "-"]
    video = upload(subprocess.run(command, capture_output=True, check=True).stdout, name="recorded.mkv")
    preparation = prepared(video)
    assert (preparation.status, preparation.detail) == ("ready", "")
    assert video.duration == 2.0


def test_a_picture_too_large_to_decode_is_refused_by_its_size(upload, tmp_path, monkeypatch):
    from videos import pipeline

    monkeypatch.setattr(pipeline, "MOST_PIXELS", 640 * 360 - 1)
    preparation = prepared(upload(film.make(tmp_path / "large.mp4", frames=5)))
    assert (preparation.reason, preparation.detail) == (why.TOO_LARGE, "640 × 360")


def test_a_film_longer_than_the_newsroom_prepares_is_refused(upload, film_file, settings):
    settings.VIDEO_MAX_SECONDS = 3
    assert prepared(upload(film_file)).reason == why.TOO_LONG_A_FILM


def test_two_editors_who_replace_a_file_at_once_make_two_versions(upload, film_file):
    video = upload(film_file)
    first, second = Video.objects.get(pk=video.pk), Video.objects.get(pk=video.pk)
    for editor, content in ((first, b"one"), (second, b"two")):
        editor.file = ContentFile(content, name="new.mp4")
        editor.save()
    assert Video.objects.get().version == 3
    assert set(Preparation.objects.values_list("version", flat=True)) == {1, 2, 3}
