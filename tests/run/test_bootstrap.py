"""The first step of every make target, run by a bare Python on a copy that has nothing else."""

import hashlib
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NEEDED = ("cms/__init__.py", "cms/bootstrap.py", "cms/run/__init__.py", "cms/run/ports.py")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    for name in NEEDED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "some.lock").write_text("")
    return tmp_path


def bootstrap(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", "-m", "cms.bootstrap", "some.lock", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_an_environment_that_matches_its_lock_is_left_alone_without_a_word(bare: Path) -> None:
    python = bare / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (bare / ".venv" / "some.installed").write_text(hashlib.sha256(b"").hexdigest())
    done = bootstrap(bare)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_taken_port_is_refused_before_anything_is_made(bare: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = bootstrap(bare, "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is taken by another program.")
    assert not (bare / ".venv").exists()


def test_a_port_that_is_none_is_said_in_words(bare: Path) -> None:
    done = bootstrap(bare, "--port", "70000")
    assert done.returncode == 1
    assert "is not a port" in done.stderr
