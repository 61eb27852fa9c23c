"""One POST to an address that was checked: to the very IP, once, without following anywhere, within a time."""

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

import urllib3
from urllib3 import connection, exceptions

from cms.delivery.models.webhooks import LONGEST_EXCERPT
from cms.delivery.webhooks.addresses import Target

CONNECT_SECONDS = 5
ANSWER_SECONDS = 15


class NoAnswer(Exception):
    """The receiver could not be reached, or took too long. Says which, in a word."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    excerpt: str


def post(target: Target, body: bytes, headers: dict[str, str]) -> Answer:
    """Tries each address of the target until one can be connected to. Raises NoAnswer."""
    last = NoAnswer("unreachable")
    with _Deadline(ANSWER_SECONDS) as deadline:
        for ip in target.ips:
            try:
                return _post(target, ip, body, headers, deadline)
            except exceptions.NewConnectionError as error:
                last = NoAnswer(type(error).__name__)
            except exceptions.TimeoutError as error:
                raise NoAnswer("timeout") from error
            except (exceptions.HTTPError, OSError) as error:
                raise NoAnswer("timeout" if deadline.is_over else type(error).__name__) from error
    raise last


class _Deadline:
    """Cuts what is watched when the time is over: each byte of a slow drip would begin a socket's own timeout anew."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.until

    def watch(self, sock: socket.socket) -> None:
        """By a second handle: TLS takes the first one over."""
        with self._lock:
            self._watched.append(sock.dup())
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        with self._lock, suppress(OSError):
            for sock in self._watched:
                sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._timer.cancel()
        with self._lock:
            while self._watched:
                self._watched.pop().close()


def _post(target: Target, ip: str, body: bytes, headers: dict[str, str], deadline: _Deadline) -> Answer:
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=ANSWER_SECONDS, total=ANSWER_SECONDS)
    with _pool(target, ip, timeout) as pool:
        pool.ConnectionCls = _watched(pool.ConnectionCls, deadline)
        response = pool.urlopen(
            "POST",
            target.path,
            body=body,
            headers={**headers, "Host": target.host_header},
            retries=False,
            redirect=False,
            preload_content=False,
        )
        try:
            if deadline.is_over:  # headers that were cut off look like headers that ended
                raise NoAnswer("timeout")
            return Answer(response.status, _beginning(response, deadline.until))
        finally:
            response.close()


def _pool(target: Target, ip: str, timeout: urllib3.Timeout) -> Any:
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(ip, target.port, timeout=timeout, maxsize=1)
    # The certificate is that of the name, whatever address the name was found at.
    return urllib3.HTTPSConnectionPool(
        ip, target.port, timeout=timeout, maxsize=1, server_hostname=target.host, assert_hostname=target.host
    )


def _watched(kind: type[connection.HTTPConnection], deadline: _Deadline) -> type[connection.HTTPConnection]:
    class Watched(kind):  # type: ignore[misc, valid-type]
        def _new_conn(self) -> socket.socket:
            sock: socket.socket = super()._new_conn()
            deadline.watch(sock)
            return sock

    return Watched


def _beginning(response: Any, until: float) -> str:
    """A short part of the answer, for whoever looks for a mistake. What trickles in too slowly is left."""
    found = b""
    try:
        while len(found) < LONGEST_EXCERPT and time.monotonic() < until:
            some = response.read1(LONGEST_EXCERPT - len(found))
            if not some:
                break
            found += some
    except (exceptions.HTTPError, OSError):
        pass
    return found.decode(errors="replace").replace("\x00", "")[:LONGEST_EXCERPT]
