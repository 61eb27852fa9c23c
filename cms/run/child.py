"""One child of a run: forked with everything already loaded, its output read line by line."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator

from cms.run.lifeline import die_with_parent

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Child:
    """A named piece of work in a process group of its own, so that Ctrl-C reaches the run alone and it decides."""

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        self.name = name
        self.work = work
        self.pid = 0
        self.output = -1
        self.status: int | None = None
        self.deaths: list[float] = []
        self._rest = b""

    @property
    def alive(self) -> bool:
        return self.pid != 0 and self.status is None

    def start(self) -> None:
        """Forks; the child runs `work` and ends. Must not be called while this process holds a database connection."""
        reader, writer = os.pipe()
        parent = os.getpid()
        sys.stdout.flush()
        self.status = None
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                code = self._live(parent, reader, writer)
            finally:
                os._exit(code)
        os.close(writer)
        os.set_blocking(reader, False)
        self.output = reader

    def _live(self, parent: int, reader: int, writer: int) -> int:
        """The child's whole life; returns its exit code."""
        os.setpgrp()
        for stop in STOP_SIGNALS:
            signal.signal(stop, signal.SIG_DFL)
        die_with_parent(parent=parent)
        os.close(reader)
        os.dup2(writer, 1)
        os.dup2(writer, 2)
        os.close(writer)
        silence = os.open(os.devnull, os.O_RDONLY)
        os.dup2(silence, 0)
        os.close(silence)
        code = 0
        try:
            self.work()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
            if isinstance(end.code, str):
                sys.stderr.write(f"{end.code}\n")
        except BaseException:  # noqa: BLE001  whatever it was, the terminal must show it
            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        sys.stderr.flush()
        return code

    def lines(self) -> Iterator[str]:
        """What the child has printed since the last call, whole lines only until it has ended."""
        if self.output < 0:
            return
        try:
            while chunk := os.read(self.output, 1 << 16):
                *whole, self._rest = (self._rest + chunk).split(b"\n")
                yield from (line.decode(errors="replace") for line in whole)
        except BlockingIOError:
            return

    def reap(self) -> bool:
        """Whether the child has just ended; its status is known from then on."""
        if not self.alive:
            return False
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid == 0:
            return False
        self.status = os.waitstatus_to_exitcode(status)
        self.deaths.append(time.monotonic())
        return True

    def close(self) -> Iterator[str]:
        """The last words of a child that has ended."""
        yield from self.lines()
        if self._rest:
            yield self._rest.decode(errors="replace")
            self._rest = b""
        if self.output >= 0:
            os.close(self.output)
            self.output = -1

    def signal(self, sig: signal.Signals, *, group: bool = False) -> None:
        """Sends `sig` to the child, or to its whole process group; a child that is gone is no error."""
        if not self.pid:
            return
        try:
            (os.killpg if group else os.kill)(self.pid, sig)
        except (ProcessLookupError, PermissionError):
            return

    def ending(self) -> str:
        """How it ended, in plain words."""
        if self.status is None:
            return "is running"
        if self.status >= 0:
            return f"ended with exit code {self.status}"
        return f"was ended by signal {-self.status} ({signal.Signals(-self.status).name})"
