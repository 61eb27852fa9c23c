"""By whom a limit of an address is counted, so that nobody can use it up for its owner.

allauth counts by origin ("ip"), by account ("user") or by address ("key"). Settings may name one kind more, "visitor":
an address as asked for from one origin (an IPv6 network of 56 bits counts as one, the least that a household gets). A
"key" beside it is the ceiling against guessing from many places. A browser that the account knows
(accounts.known_device) is counted apart from strangers, with a ceiling that all such browsers of an account share.
"""

import ipaddress
from typing import Any

from django.http import HttpRequest

from accounts.flows import ratelimit
from accounts.known_device import device_of

VISITOR = "visitor"
# What a stranger may ask for by naming somebody's address, or with their password alone. What takes a sign-in is not
# counted by browser: signing in once more would begin the count anew.
OPEN_TO_OTHERS = ("login_failed", "second_factor", "enter_code", "reset_password", "confirm_email", "newsletter")

_allauths_key = ratelimit.get_cache_key
_allauths_network = ratelimit.truncate_ip


def cache_key(
    request: HttpRequest, *, app: str, action: str, rate: ratelimit.Rate, key: str | None = None, user: Any = None
) -> str:
    """Where the cache counts a limit. Only where `key` is an address can a browser be known to it."""
    by = ""
    if key is not None and action in OPEN_TO_OTHERS and (device := device_of(request, key)):
        by = "of all known devices" if rate.per == "key" else f"{rate.per} of device {device}"
    elif rate.per == VISITOR:
        by = f"from {ratelimit.get_ip(request)}"
    if by:
        rate, key = ratelimit.Rate(rate.amount, rate.duration, "key"), f"{key} {by}"
    found: str = _allauths_key(request, app=app, action=action, rate=rate, key=key, user=user)
    return found


def network(ip: str) -> str:
    """What counts as one origin. A server that listens on IPv6 writes IPv4 clients as ::ffff:192.0.2.1: not as one."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return ip
    unmapped = getattr(address, "ipv4_mapped", None) or address
    found: str = _allauths_network(str(unmapped))
    return found


def count_by_visitor() -> None:
    """Puts ours before allauth's, in the one place where every limit asks by what it counts."""
    ratelimit.get_cache_key = cache_key
    ratelimit.truncate_ip = network
