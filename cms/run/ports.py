"""Is a port of this machine free? Standard library only: asked before anything is installed."""

import errno
import socket

FIRST_OPEN, LAST, ANOTHER = 1024, 65535, 8001
LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
REFUSALS = {
    errno.EADDRINUSE: "Port {port} is taken by another program. End it, or choose another port: make run PORT={other}",
    errno.EACCES: "Port {port} is kept for the system administrator. Choose one above 1023: make run PORT={other}",
}


class PortUnavailableError(Exception):
    """The web server cannot listen there; the message says why and what to do."""


def check_port(port: int) -> None:
    """Raises PortUnavailableError unless this user may listen on `port` of both loopback addresses.

    Both are tried because browsers resolve localhost to either; an address family that the machine lacks is skipped.
    """
    for family, host in LOOPBACK:
        try:
            with socket.socket(family, socket.SOCK_STREAM) as candidate:
                candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                candidate.bind((host, port))
        except OverflowError:
            raise PortUnavailableError(f"{port} is not a port: choose one from {FIRST_OPEN} to {LAST}.") from None
        except OSError as error:
            if refusal := REFUSALS.get(error.errno or 0):
                other = port + 1 if FIRST_OPEN <= port < LAST else ANOTHER
                raise PortUnavailableError(refusal.format(port=port, other=other)) from None
