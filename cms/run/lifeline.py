"""No process outlives the one that started it: the kernel is asked to see to it."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(sig: signal.Signals = signal.SIGKILL, *, parent: int | None = None) -> None:
    """Asks the kernel to send `sig` to this process when its parent ends. Linux only; elsewhere it does nothing.

    The request is lost at fork, kept at exec. A parent that ended before the request was made is noticed
    where its process id is given.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, sig)
    if parent is not None and os.getppid() != parent:
        os.kill(os.getpid(), sig)
