"""`make run`, as a person meets it: it ends when told, leaves nothing, and starts again whatever happened."""

import os
import shutil
import signal
import socket
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue

from tests.run.newsroom_run import NewsroomRun

pytestmark = pytest.mark.slow

Start = Callable[..., NewsroomRun]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Shared by the module, so that the database is made once."""
    path = Path(tempfile.mkdtemp(prefix="newsroom-run-"))
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture
def start(folder: Path, port: int) -> Iterator[Start]:
    runs: list[NewsroomRun] = []

    def begin(**options: bool) -> NewsroomRun:
        runs.append(NewsroomRun(folder, port, **options))
        return runs[-1]

    yield begin
    for run in runs:
        run.clean_up()


def free_port() -> int:
    """Below the ports that the system hands out to outgoing connections, so that it stays free."""
    for port in range(20000 + os.getpid() % 10000, 32000):
        with socket.socket() as candidate:
            if candidate.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no free port")


def keep_worker_busy(run: NewsroomRun) -> None:
    """A job that would last far longer than the test, and is really being worked on."""
    with Redis(unix_socket_path=str(run.folder / "valkey.sock")) as connection:
        job = Queue("video", connection=connection).enqueue("time.sleep", 300)
        deadline = time.monotonic() + 15
        while job.get_status(refresh=True) != "started":
            assert time.monotonic() < deadline
            time.sleep(0.05)


def check_housekeeping_goes_on(run: NewsroomRun) -> None:
    """With the worker deep in a film, a short job of the queue `default` is done all the same."""
    with Redis(unix_socket_path=str(run.folder / "valkey.sock")) as connection:
        job = Queue("default", connection=connection).enqueue("time.time")
        deadline = time.monotonic() + 20
        while job.get_status(refresh=True) != "finished":
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_it_outlives_a_worker_refuses_a_second_run_and_ends_when_told_in_the_middle_of_a_job(
    start: Start, port: int
) -> None:
    run = start()
    run.wait_for("The newsroom is ready")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/fr/") as answer:
        assert answer.status == 200
    assert f"http://localhost:{port}/cms/" in run.output
    os.kill(worker_of_films(run), signal.SIGKILL)
    run.wait_for("worker was ended by signal 9 (SIGKILL) by itself. It is started again.")

    second = start()
    assert second.ends() == 1
    assert f"Port {port} is taken by another program." in second.output
    third = NewsroomRun(run.folder, port + 1)
    assert third.ends() == 1
    assert f"already running (process {run.process.pid}" in third.output
    assert third.process.stdout
    third.process.stdout.close()

    keep_worker_busy(run)
    check_housekeeping_goes_on(run)
    assert len(run.processes()) >= 7
    run.process.send_signal(signal.SIGTERM)
    assert run.ends() == 0
    assert "Everything has stopped." in run.output
    run.leaves_nothing(0.5)


def worker_of_films(run: NewsroomRun) -> int:
    with Redis(unix_socket_path=str(run.folder / "valkey.sock")) as connection:
        registered = [connection.hmget(key, "pid", "queues") for key in connection.smembers("rq:workers")]
    alive = run.processes()
    (worker,) = [int(pid) for pid, queues in registered if b"video" in queues and int(pid) in alive]
    return worker


def test_sigkill_leaves_nothing_and_loses_no_queued_job_and_a_run_ends_with_the_make_that_started_it(
    start: Start,
) -> None:
    run = start()
    run.wait_for("The newsroom is ready")
    keep_worker_busy(run)
    with Redis(unix_socket_path=str(run.folder / "valkey.sock")) as connection:
        queued = Queue("later", connection=connection).enqueue("time.sleep", 0)
    time.sleep(1.1)
    run.process.kill()
    run.ends()
    run.leaves_nothing()

    again = start(under_shell=True)
    again.wait_for("The newsroom is ready")
    with Redis(unix_socket_path=str(again.folder / "valkey.sock")) as connection:
        assert Queue("later", connection=connection).job_ids == [queued.id]
    again.process.kill()
    again.leaves_nothing()
    assert "Everything has stopped." in again.output


def test_a_taken_port_is_said_at_once(start: Start, port: int) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        run = start()
        assert run.ends() == 1
    said = f"Port {port} is taken by another program. End it, or choose another port: make run PORT={port + 1}"
    assert run.output.strip() == f"CommandError: {said}"
