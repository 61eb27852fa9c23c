import pytest


class Clock:
    """Time as the code sees it: it moves when told to."""

    def __init__(self, start: float) -> None:
        self.now = start

    def move(self, seconds: float) -> None:
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    import time

    clock = Clock(time.time())
    monkeypatch.setattr(time, "time", clock)
    return clock
