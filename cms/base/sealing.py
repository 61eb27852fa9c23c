"""Secrets that must be used again are kept sealed: whoever reads the database alone cannot use them.

The keys are derived from SECRET_KEY and, to open what older keys sealed, from SECRET_KEY_FALLBACKS.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

__all__ = ["InvalidToken", "seal", "unseal"]


def seal(secret: str, *, salt: str) -> str:
    """`salt` names the purpose: what is sealed for one cannot be opened for another."""
    return _keys(salt).encrypt(secret.encode()).decode()


def unseal(sealed: str, *, salt: str) -> str:
    """The secret. Raises InvalidToken where no key opens it."""
    return _keys(salt).decrypt(sealed.encode()).decode()


def _keys(salt: str) -> MultiFernet:
    return MultiFernet([_key(secret, salt) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str, salt: str) -> Fernet:
    digest = salted_hmac(salt, "", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
