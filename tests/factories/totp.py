"""What an authenticator application shows."""

import time

from allauth.mfa.totp.internal import auth as totp

PERIOD_SECONDS = 30
ENOUGH_SECONDS = 3


def shown_now(secret: str) -> str:
    """The code of this moment. A person would not type one that is about to change: it waits for the next."""
    left = PERIOD_SECONDS - time.time() % PERIOD_SECONDS
    if left < ENOUGH_SECONDS:
        time.sleep(left)
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
