"""The supervisor of a development run: children side by side, their output in one terminal, one end for all."""

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Self

from cms.run.child import STOP_SIGNALS, Child

TICK_SECONDS = 0.1
PROGRESS_SECONDS = 2.0
POLITE_SECONDS = 3.0
LAST_SECONDS = 8.0
DEATHS_ALLOWED = 3
DEATHS_WINDOW_SECONDS = 60.0


class RunFailedError(Exception):
    """The run cannot go on; the message says which child ended and how."""


class StopRequested(BaseException):
    """SIGINT, SIGTERM or SIGHUP arrived: the wanted end of a run, not an error."""


class Processes:
    """Starts children, prints what they say, and leaves none behind.

    A service that ends by itself is reported and started again; its third end within a minute fails the run. Leaving
    the `with` block ends everything: politely, then firmly, and at once when asked a second time.
    """

    def __init__(self) -> None:
        self._services: list[Child] = []
        self._tasks: list[Child] = []
        self._stops_asked = 0
        self._heard = 0.0

    def __enter__(self) -> Self:
        for stop in STOP_SIGNALS:
            if stop != signal.SIGHUP or signal.getsignal(stop) != signal.SIG_IGN:
                signal.signal(stop, self._count_stop)
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._stop(hurry_after=max(1, self._stops_asked))

    def _count_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stops_asked += 1

    def service(self, name: str, work: Callable[[], None]) -> None:
        """Starts work that is meant to last as long as the run."""
        child = Child(name, work)
        self._services.append(child)
        child.start()

    def task(self, name: str, work: Callable[[], None], what: str) -> None:
        """Does work that ends, and waits for it, naming `what` while nothing else is heard. Raises RunFailedError
        unless it ends well."""
        child = Child(name, work)
        self._tasks.append(child)
        child.start()
        began = self._heard = time.monotonic()
        while child.alive:
            self._turn()
            now = time.monotonic()
            if now > self._heard + PROGRESS_SECONDS:
                say(f"Waiting for {what}: {now - began:.0f} s")
                self._heard = now
        if child.status:
            raise RunFailedError(f"{name} {child.ending()}.")

    def wait(self, condition: Callable[[], bool], what: str, seconds: float) -> None:
        """Returns once `condition` holds. Raises RunFailedError, naming `what`, when it does not in time."""
        began = time.monotonic()
        said = began
        while not condition():
            now = time.monotonic()
            if now > began + seconds:
                raise RunFailedError(f"No answer from {what} within {seconds:.0f} s.")
            if now > said + PROGRESS_SECONDS:
                say(f"Waiting for {what}: {now - began:.0f} s")
                said = now
            self._turn()

    def watch(self) -> None:
        """Prints and restarts until somebody stops the run or a service fails for good."""
        while True:
            self._turn()

    def _turn(self) -> None:
        if self._stops_asked:
            raise StopRequested
        self._print(TICK_SECONDS)
        for child in (*self._services, *self._tasks):
            if child.reap():
                for line in child.close():
                    say(line, child.name)
                child.signal(signal.SIGKILL, group=True)
                if child in self._services:
                    self._restart(child)

    def _restart(self, child: Child) -> None:
        recent = [death for death in child.deaths if death > time.monotonic() - DEATHS_WINDOW_SECONDS]
        if len(recent) >= DEATHS_ALLOWED:
            raise RunFailedError(f"{child.name} {child.ending()}, for the third time within a minute.")
        say(f"{child.name} {child.ending()} by itself. It is started again.")
        child.start()

    def _print(self, seconds: float) -> None:
        children = {child.output: child for child in (*self._services, *self._tasks) if child.output >= 0}
        ready, _, _ = select.select(list(children), [], [], seconds)
        for output in ready:
            for line in children[output].lines():
                say(line, children[output].name)
                self._heard = time.monotonic()

    def _stop(self, hurry_after: int) -> None:
        """Last started, first ended: the queue's server outlives those who still talk to it."""
        say("Stopping.")
        workers = [*self._tasks, *self._services[1:]]
        self._end(workers, hurry_after)
        self._end(self._services[:1], hurry_after)

    def _end(self, children: list[Child], hurry_after: int) -> None:
        started = time.monotonic()
        for child in children:
            child.signal(signal.SIGTERM)
        asked_again = False
        while alive := [child for child in children if child.alive]:
            self._print(TICK_SECONDS)
            waited = time.monotonic() - started
            for child in alive:
                if self._stops_asked > hurry_after or waited > LAST_SECONDS:
                    child.signal(signal.SIGKILL, group=True)
                elif waited > POLITE_SECONDS and not asked_again:
                    child.signal(signal.SIGTERM)
                child.reap()
            asked_again = asked_again or waited > POLITE_SECONDS
        for child in children:
            for line in child.close():
                say(line, child.name)
            child.signal(signal.SIGKILL, group=True)


def say(line: str, who: str = "") -> None:
    """One line to the terminal, after the name of the child that printed it. A terminal that is gone is no error."""
    try:
        sys.stdout.write(f"{who:>6} | {line}\n" if who else f"{line}\n")
        sys.stdout.flush()
    except (BrokenPipeError, OSError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
