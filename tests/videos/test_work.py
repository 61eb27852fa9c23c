"""Work in the background always ends in a stated result, whoever dies on the way."""

import signal
import time
import uuid
from datetime import timedelta

import django_rq
import pytest
from django.utils import timezone

from tests.factories import bilingual, film
from tests.videos.conftest import prepared
from videos import exceptions as why
from videos import jobs, work
from videos.models import Preparation, Video
from videos.pipeline import queue_preparation


@pytest.fixture
def preparation(newsroom):
    video = bilingual.video()
    Preparation.objects.filter(video=video).delete()
    return queue_preparation(video)


def silent_since(preparation, seconds, **fields):
    moment = timezone.now() - timedelta(seconds=seconds)
    Preparation.objects.filter(pk=preparation.pk).update(
        status="running", token=uuid.uuid4(), heartbeat_at=moment, **fields
    )
    preparation.refresh_from_db()


def test_work_is_claimed_once(preparation):
    assert Preparation.objects.claim(preparation.pk)
    assert Preparation.objects.claim(preparation.pk) is None


def test_work_of_a_silent_worker_can_be_claimed_and_the_silent_one_learns_it(preparation):
    lease = work.Lease(preparation, Preparation.objects.claim(preparation.pk))
    lease.beat(0.5)
    preparation.refresh_from_db()
    assert preparation.percent == 50
    Preparation.objects.update(heartbeat_at=timezone.now() - timedelta(seconds=61))
    assert Preparation.objects.claim(preparation.pk)
    for write in (lease.finish, lambda: lease.fail("late")):
        with pytest.raises(why.LeaseLost):
            write()
    preparation.refresh_from_db()
    assert preparation.status == "running"


def test_the_sweep_leaves_live_work_alone(preparation):
    silent_since(preparation, 30, attempts=1)
    jobs.sweep()
    preparation.refresh_from_db()
    assert preparation.status == "running"


def test_the_sweep_puts_abandoned_work_back_in_the_queue(preparation, django_capture_on_commit_callbacks):
    silent_since(preparation, 61, attempts=1)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.sweep()
    preparation.refresh_from_db()
    assert (preparation.status, preparation.attempts) == ("waiting", 1)
    assert work.job_id(preparation) in django_rq.get_queue("video").job_ids


def test_the_sweep_fails_what_has_been_tried_often_enough(preparation):
    silent_since(preparation, 61, attempts=3)
    jobs.sweep()
    preparation.refresh_from_db()
    assert (preparation.status, preparation.reason) == ("failed", why.WORKER_DIED)


def test_work_that_the_queue_forgot_is_queued_again(preparation, django_capture_on_commit_callbacks):
    Preparation.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    preparation.refresh_from_db()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            jobs.sweep()
    assert django_rq.get_queue("video").job_ids == [work.job_id(preparation)]


def test_work_that_may_not_be_tried_again_does_not_wait_for_ever(preparation):
    Preparation.objects.update(attempts=3, queued_at=timezone.now() - timedelta(minutes=5))
    jobs.sweep()
    preparation.refresh_from_db()
    assert (preparation.status, preparation.reason) == ("failed", why.WORKER_DIED)


def test_work_that_takes_too_long_fails_with_that_reason(preparation):
    from rq.timeouts import JobTimeoutException

    def forever(row, lease, folder):
        raise JobTimeoutException

    work.carry_out(Preparation, preparation.pk, forever)
    preparation.refresh_from_db()
    assert (preparation.status, preparation.reason) == ("failed", why.TOO_LONG)


def test_an_encoder_that_writes_nothing_is_ended(monkeypatch, tmp_path):
    from videos import ffmpeg

    hung = tmp_path / "ffmpeg"
    hung.write_text("#!/bin/sh\nexec sleep 60\n")
    hung.chmod(0o755)
    monkeypatch.setattr(ffmpeg.imageio_ffmpeg, "get_ffmpeg_exe", lambda: str(hung))
    monkeypatch.setattr(ffmpeg, "BEAT", 0.05)
    monkeypatch.setattr(ffmpeg, "STALL", 0.2)
    with pytest.raises(ffmpeg.EncodingFailed, match="no progress"):
        ffmpeg.run([], seconds=1, progress=lambda share: None)


def test_folders_of_killed_work_are_emptied_by_the_next(preparation, settings, tmp_path):
    settings.WORK_DIR = str(tmp_path)
    left = tmp_path / str(uuid.uuid4())
    left.mkdir()
    (tmp_path / "something-else").mkdir()
    seen = []
    work.carry_out(Preparation, preparation.pk, lambda row, lease, folder: seen.append(folder.is_dir()))
    assert seen == [True]
    assert [path.name for path in tmp_path.iterdir()] == ["something-else"]


def test_the_clock_calls_the_sweep():
    from rq.cron import _job_data_registry

    import cms.cron  # noqa: F401

    assert any(job["func"] is jobs.sweep for job in _job_data_registry)


@pytest.mark.django_db(transaction=True)
def test_a_slow_step_without_progress_keeps_its_lease(settings):
    """Hashing and storing a long film take longer than the lease, and report nothing on the way."""
    settings.VIDEO_LEASE_SECONDS = 0.4
    video = bilingual.video()
    Preparation.objects.filter(video=video).delete()
    preparation = queue_preparation(video)

    def slow(row, lease, folder):
        time.sleep(1)
        jobs.sweep()
        lease.finish()

    work.carry_out(Preparation, preparation.pk, slow)
    preparation.refresh_from_db()
    assert (preparation.status, preparation.attempts) == ("ready", 1)


def test_what_nobody_foresaw_is_a_stated_failure_too(preparation):
    def surprise(row, lease, folder):
        raise ZeroDivisionError("by zero")

    work.carry_out(Preparation, preparation.pk, surprise)
    preparation.refresh_from_db()
    assert (preparation.status, preparation.reason) == ("failed", why.UNEXPECTED)
    assert preparation.detail == "ZeroDivisionError: by zero"


@pytest.mark.slow
def test_failed_work_starts_over(newsroom, upload, film_file):
    video = upload(b"not a film")
    preparation = prepared(video)
    assert preparation.status == "failed"
    Video.objects.filter(pk=video.pk).update(file=upload(film_file).file.name)
    assert work.start_over(preparation)
    jobs.prepare(preparation.pk)
    preparation.refresh_from_db()
    assert (preparation.status, preparation.reason, preparation.detail) == ("ready", "", "")


def until(condition, seconds=60):
    """Waits for something that other processes do. Fails loudly when it does not come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} seconds")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_is_replaced_by_another(rq_worker, upload, tmp_path, settings):
    """SIGKILL while ffmpeg runs: no process is left, and a second worker makes the rendition, to the last frame."""
    first = rq_worker()
    video = upload(film.make(tmp_path / "long.mp4", frames=900))

    def row():
        return Preparation.objects.get(video=video)

    until(lambda: row().status == "running" and row().percent >= 12)
    family = descendants(first.pid)
    assert any("ffmpeg" in command for command in family.values())
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    until(lambda: not any(alive(pid) for pid in family), 10)

    Preparation.objects.update(heartbeat_at=timezone.now() - timedelta(seconds=settings.VIDEO_LEASE_SECONDS + 1))
    jobs.sweep()
    assert row().status == "waiting"
    rq_worker()
    until(lambda: row().is_over, 120)
    assert (row().status, row().attempts) == ("ready", 2)
    path = tmp_path / "finished.mp4"
    with video.renditions.get(purpose="broadcast").file.open() as content:
        path.write_bytes(content.read())
    assert film.numbers_in(path) == list(range(900))


def descendants(pid: int) -> dict[int, str]:
    """The processes below this one, with their command lines."""
    from pathlib import Path

    found: dict[int, str] = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found[child] = Path(f"/proc/{child}/cmdline").read_bytes().decode()
            found |= descendants(child)
    return found


def alive(pid: int) -> bool:
    from pathlib import Path

    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
