"""Drives a real `manage.py run` in a folder of its own and finds every process that belongs to it."""

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ENGINES = ("DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "PRIVATE_MEDIA_ROOT", "SITE_URL", "EMAIL_URL")


class NewsroomRun:
    """One run, started from a shell or directly; `output` grows as it prints."""

    def __init__(self, folder: Path, port: int, *, under_shell: bool = False) -> None:
        self.mark = uuid.uuid4().hex
        self.folder = folder
        self.output = ""
        command = [sys.executable, "manage.py", "run", "--without-demo"]
        if under_shell:
            command = ["sh", "-c", f"{' '.join([*command, '--end-with-parent'])}; true"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **{name: value for name, value in os.environ.items() if name not in ENGINES},
                "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
                "VAR_DIR": str(folder),
                "PORT": str(port),
                "NEWSROOM_TEST_MARK": self.mark,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.output += line

    def wait_for(self, words: str, seconds: float = 150) -> None:
        deadline = time.monotonic() + seconds
        while words not in self.output:
            assert time.monotonic() < deadline, f"never printed {words!r}:\n{self.output}"
            assert self.process.poll() is None or words in self.output, f"ended too early:\n{self.output}"
            time.sleep(0.05)

    def ends(self, seconds: float = 20) -> int:
        code = self.process.wait(seconds)
        self._reader.join(5)
        return code

    def processes(self) -> dict[int, str]:
        """Every live process of this run, whoever its parent is now."""
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdecimal():
                continue
            try:
                if (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                    continue
                environment = (entry / "environ").read_bytes()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if self.mark.encode() in environment or str(self.folder) in command:
                found[int(entry.name)] = command
        return found

    def leaves_nothing(self, seconds: float = 10) -> None:
        deadline = time.monotonic() + seconds
        while left := self.processes():
            assert time.monotonic() < deadline, f"still alive: {left}\n{self.output}"
            time.sleep(0.05)

    def clean_up(self) -> None:
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self.process.wait(10)
        self._reader.join(5)
        assert self.process.stdout
        self.process.stdout.close()
