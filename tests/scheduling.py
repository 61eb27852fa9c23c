"""Which tests one process of the suite runs together."""

from pathlib import PurePosixPath

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders whose files share something that is dear to make: a browser, a seeded demo, a running newsroom, a written one.
TOGETHER = ("browser", "demo", "run", "flows", "api", "base")


class Together(LoadScopeScheduling):
    """The tests of such a file stay together, the largest files first; any other test goes wherever there is room.

    xdist's own groups are marked in a test's id, which pytest 9.2 no longer lets plugins change.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = PurePosixPath(nodeid.split("::", 1)[0])
        return str(file) if file.parent.name in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    return Together(config, log)
