"""Secrets of second factors are kept sealed: whoever reads the database alone cannot make a code of them."""

import base64
import logging
import secrets

from cms.base import sealing

SALT = "accounts.second_factor.sealing"
BYTES_OF_A_SECRET = 20

logger = logging.getLogger(__name__)


def seal(secret: str) -> str:
    return sealing.seal(secret, salt=SALT)


def unseal(sealed: str) -> str:
    """The secret. Where no key opens it, a random one in its place, which no code matches; the log tells of it."""
    try:
        return sealing.unseal(sealed, salt=SALT)
    except sealing.InvalidToken:
        logger.exception("The secret of a second factor cannot be read: no key of SECRET_KEY_FALLBACKS opens it.")
        return base64.b32encode(secrets.token_bytes(BYTES_OF_A_SECRET)).decode()
