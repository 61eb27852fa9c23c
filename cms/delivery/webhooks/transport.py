"""One POST to an address that was checked: to the very IP, once, without following anywhere, within a time."""

import time
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3 import exceptions

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
    for ip in target.ips:
        try:
            return _post(target, ip, body, headers)
        except exceptions.NewConnectionError as error:
            last = NoAnswer(type(error).__name__)
        except exceptions.TimeoutError as error:
            raise NoAnswer("timeout") from error
        except (exceptions.HTTPError, OSError) as error:
            raise NoAnswer(type(error).__name__) from error
    raise last


def _post(target: Target, ip: str, body: bytes, headers: dict[str, str]) -> Answer:
    until = time.monotonic() + ANSWER_SECONDS
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=ANSWER_SECONDS, total=ANSWER_SECONDS)
    with _pool(target, ip, timeout) as pool:
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
            return Answer(response.status, _beginning(response, until))
        finally:
            response.close()


def _pool(target: Target, ip: str, timeout: urllib3.Timeout) -> Any:
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(ip, target.port, timeout=timeout, maxsize=1)
    # The certificate is that of the name, whatever address the name was found at.
    return urllib3.HTTPSConnectionPool(
        ip, target.port, timeout=timeout, maxsize=1, server_hostname=target.host, assert_hostname=target.host
    )


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
