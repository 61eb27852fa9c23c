"""The RQ worker of the newsroom: RQ's own, whose job process never outlives it."""

import ctypes
import signal
import sys

from rq import Worker as RQWorker
from rq.job import Job
from rq.queue import Queue

PR_SET_PDEATHSIG = 1


def die_with_parent(sig: signal.Signals = signal.SIGKILL) -> None:
    """Asks the kernel to send `sig` to this process when its parent ends. Linux only; elsewhere it does nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, sig)


class Worker(RQWorker):
    """A worker killed outright takes the running job's process with it: no orphan works on in the dark."""

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        die_with_parent()
        super().main_work_horse(job, queue)
