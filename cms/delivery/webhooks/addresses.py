"""Where a webhook may lead: to the internet, and to private addresses only where a setting names them.

A name is looked up, and each address that it stands for is checked, whenever a connection is made.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
# IPv6 addresses that stand for one of IPv4, beside the mapped ones.
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What Python takes for global, and yet belongs to nobody on the internet: a network's own devices, examples, relays of
# 6to4, and the address at which a cloud speaks to its machines.
REFUSED = [
    ipaddress.ip_network(name)
    for name in ("fec0::/10", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")
]


class Forbidden(Exception):
    """An address that must not be asked, or that leads nowhere. Says which and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked: `ips` are those to connect to, and no other. `host` is ASCII, as in DNS and HTTP."""

    scheme: str
    host: str
    port: int
    path: str
    ips: tuple[str, ...]

    @property
    def host_header(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == PORTS[self.scheme] else f"{name}:{self.port}"


def check_address(url: str) -> Target:
    """What `url` leads to now. Raises Forbidden."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        known_as = _ascii(host or "")
    except ValueError as problem:  # UnicodeError too: no name in DNS
        raise Forbidden(_("This is not an address.")) from problem
    if port == 0:
        raise Forbidden(_("This is not an address."))
    if parts.scheme not in PORTS or not host or parts.username is not None:
        raise Forbidden(_("A webhook’s address begins with https:// and holds no user name."))
    if parts.scheme != "https" and not _is_named(known_as):
        raise Forbidden(_("A webhook’s address begins with https://."))
    found = _look_up(known_as, port or PORTS[parts.scheme])
    if not _is_named(known_as) and not all(_may_be_asked(address) for address in found):
        raise Forbidden(_("%(host)s is a private address, which webhooks may not ask.") % {"host": host})
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    ips = tuple(str(address) for address in found)
    return Target(parts.scheme, known_as, port or PORTS[parts.scheme], path, ips)


def _look_up(host: str, port: int) -> list[Address]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise Forbidden(_("%(host)s cannot be found.") % {"host": host}) from problem
    return list(dict.fromkeys(ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in rows))


def _ascii(host: str) -> str:
    """The name as DNS knows it, as getaddrinfo would write it. Raises UnicodeError."""
    return host.lower().encode("idna").decode("ascii") if not host.isascii() else host


def _is_named(host: str) -> bool:
    """Whether the settings allow this very host."""
    return host.lower() in {_ascii(name).lower() for name in settings.WEBHOOK_ALLOWED_HOSTS}


def _may_be_asked(address: Address) -> bool:
    if any(address in network for network in _allowed_networks() if network.version == address.version):
        return True
    if any(address in network for network in REFUSED if network.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or (_last_four(address) if address in NAT64 else None)
        if inner:
            return _may_be_asked(inner)
        if address.sixtofour or address.teredo:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _allowed_networks() -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    found = []
    for name in settings.WEBHOOK_ALLOWED_HOSTS:
        try:
            found.append(ipaddress.ip_network(name))
        except ValueError:  # the name of a host
            continue
    return found


def _last_four(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(address.packed[-4:])
