"""One run at a time in one folder, however the last one ended."""

import fcntl
import os
import time
from pathlib import Path
from typing import Self

LEFTOVERS_SECONDS = 10


class AlreadyRunningError(Exception):
    """A live run holds the folder; the message names its process."""


class RunLock:
    """Held by the run and by every process it starts, because they inherit the open file.

    A run that got the lock therefore knows that nothing of an earlier one is left, not even a database server that
    still writes its last lines. The file may stay behind: only the kernel's lock on it counts, so none is ever stale.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+")
        self._path = path

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        """Raises AlreadyRunningError at once when another run is alive; waits for the remains of a dead one."""
        deadline = time.monotonic() + LEFTOVERS_SECONDS
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = self._holder()
                if _is_alive(holder) or time.monotonic() > deadline:
                    raise AlreadyRunningError(
                        f"This newsroom is already running (process {holder}, {self._path.parent}). End it first: "
                        "Ctrl-C in its terminal."
                    ) from None
                time.sleep(0.1)
            else:
                break
        os.set_inheritable(self._file.fileno(), True)  # noqa: FBT003
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()
        return self

    def _holder(self) -> int:
        self._file.seek(0)
        text = self._file.read().strip()
        return int(text) if text.isdecimal() else 0


def _is_alive(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
