"""Where allauth asks this project about second factors: words, names, the picture to scan, how secrets are kept."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.second_factor.sealing import seal, unseal
from cms.base.site_name import site_name


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This is not the right code. The application shows a new one every thirty seconds, and each serves once."
        ),
        "unverified_email": gettext_lazy("Confirm the e-mail address of your account first."),
        "cannot_generate_recovery_codes": gettext_lazy("Set up an application or a passkey first."),
    }

    def _get_site_name(self) -> str:
        return site_name()

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan as an element of the page, without the declaration that makes a file of it."""
        picture: str = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002  allauth's interface
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}
