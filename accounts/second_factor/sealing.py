"""Secrets of second factors are kept sealed: whoever reads the database alone cannot make a code of them.

The keys are derived from SECRET_KEY and, to open what older keys sealed, from SECRET_KEY_FALLBACKS.
"""

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "accounts.second_factor.sealing"
BYTES_OF_A_SECRET = 20

logger = logging.getLogger(__name__)


def seal(secret: str) -> str:
    return _keys().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret. Where no key opens it, a random one in its place, which no code matches; the log tells of it."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        logger.exception("The secret of a second factor cannot be read: no key of SECRET_KEY_FALLBACKS opens it.")
        return base64.b32encode(secrets.token_bytes(BYTES_OF_A_SECRET)).decode()


def _keys() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    digest = salted_hmac(SALT, "", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
