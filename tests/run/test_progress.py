"""A run that waits says for what, every few seconds."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SILENT_TASK = """
import time
from cms.run.processes import Processes
with Processes() as processes:
    processes.task("check", lambda: time.sleep(4.5), "the front page")
"""


def test_a_silent_task_is_spoken_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SILENT_TASK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == [
        "Waiting for the front page: 2 s",
        "Waiting for the front page: 4 s",
        "Stopping.",
    ]
