"""Brings the environment in line with a lock before anything can be imported from it: `python3.11 -m cms.bootstrap`.

Standard library only, because it is run by the system's Python on a machine that has nothing else.
"""

import argparse
import hashlib
import importlib.util
import subprocess
import sys
import time
from pathlib import Path

from cms.run.ports import PortUnavailableError, check_port

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NEEDED = (3, 11)
PROGRESS_SECONDS = 2


class BootstrapError(Exception):
    """Something is missing on this machine; the message says what to install."""


def stamp_of(lock: Path) -> Path:
    """Where the digest of the lock that was last installed in full is written down."""
    return VENV / f"{lock.stem}.installed"


def is_installed(lock: Path) -> bool:
    """Whether the environment holds exactly what `lock` asks for, by the lock's digest. No package is looked at."""
    stamp = stamp_of(lock)
    return (VENV / "bin" / "python").exists() and stamp.exists() and stamp.read_text() == _digest(lock)


def install(lock: Path) -> None:
    """Makes the environment when there is none and installs `lock` in it. An interrupted install is done again."""
    check_machine()
    python = VENV / "bin" / "python"
    if not python.exists() or _version(python) != NEEDED:
        _run("Creating the environment", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    _run(f"Installing {lock.name}", [*pip, "install", "--require-hashes", "--no-deps", "--requirement", str(lock)])
    stamp_of(lock).write_text(_digest(lock))


def check_machine() -> None:
    """Raises BootstrapError for a Python of another version, or one that Debian left without its venv module."""
    if sys.version_info[:2] != NEEDED:
        raise BootstrapError(
            f"Python 3.11 is needed; this is {sys.version.split()[0]}. Try: make run PYTHON=python3.11"
        )
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise BootstrapError("Python's venv module is missing. On Debian: apt install python3.11-venv")


def _run(what: str, command: list[str]) -> None:
    """Runs `command`, saying every two seconds how long it has taken. Raises BootstrapError when it fails."""
    print(f"{what}.", flush=True)
    started = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL) as process:
        while True:
            try:
                code = process.wait(PROGRESS_SECONDS)
                break
            except subprocess.TimeoutExpired:
                print(f"{what}: {time.monotonic() - started:.0f} s", flush=True)
    if code:
        raise BootstrapError(f"{what} failed (exit code {code}). The lines above say why; run it again to go on.")


def _version(python: Path) -> tuple[int, ...]:
    answer = subprocess.run(
        [str(python), "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, check=False
    )
    return tuple(int(part) for part in answer.stdout.split())


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description="Installs a lock in .venv, unless it is there already.")
    parser.add_argument("lock", type=Path)
    parser.add_argument("--port", type=int, help="refuse at once when this port is taken")
    options = parser.parse_args()
    try:
        if options.port is not None:
            check_port(options.port)
        if not is_installed(options.lock):
            install(options.lock)
    except (BootstrapError, PortUnavailableError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
