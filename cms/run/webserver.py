"""The web server of a development run: granian in this very process, its worker forked with Django already loaded."""

import os
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from cms.run.lifeline import die_with_parent

# A person downloading a film holds one thread for minutes; pages must still find a free one.
THREADS = 32
LINE = "%(method)s %(path)s %(status)d, %(dt_ms).0f ms"


def serve(host: str, port: int) -> None:
    """Serves the site until SIGTERM; a download under way then is cut off after three seconds."""
    server = MPServer(
        "cms.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        log_access=True,
        log_access_format=LINE,
        workers_kill_timeout=3,
    )
    server.serve(target_loader=_Application(os.getpid()), wrap_loader=False)


class _Application:
    """Loads the site in granian's worker, tied first to the life of granian itself."""

    def __init__(self, parent: int) -> None:
        self._parent = parent

    def __call__(self) -> Callable[..., Any]:
        die_with_parent(parent=self._parent)
        return get_wsgi_application()
