"""Second factors as people know them; allauth has the names of standards."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from accounts.models import User

NAMES: dict[str, Any] = {
    Authenticator.Type.TOTP: _("Authenticator application"),
    Authenticator.Type.WEBAUTHN: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


def factor_names(user: User) -> list[str]:
    """Each kind that the account has, once; recovery codes stand in for the others and are none."""
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return [str(name) for kind, name in NAMES.items() if kind in kinds and kind != Authenticator.Type.RECOVERY_CODES]
