"""Where allauth asks this project for a decision."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.redirects import home_path, is_local_path

MINUTE = 60


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail address and this password do not go together."),
        "incorrect_code": _("This is not the code that we sent. Check the last mail you received."),
        "too_many_login_attempts": _("Too many attempts failed. Wait a few minutes, then try again."),
        "rate_limited": _("Too many requests came at once. Wait a moment, then try again."),
    }

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:  # noqa: FBT001, FBT002  allauth's interface
        """A new account speaks the language it was opened in."""
        user.language = get_language() or settings.LANGUAGE_CODE
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def is_safe_url(self, url: str | None) -> bool:
        return bool(url) and is_local_path(str(url))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_path()

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return home_path()

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return home_path()

    def format_email_subject(self, subject: str) -> str:
        """As written in the template: the sender already says who writes."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Tells every mail how long a code is valid and what the site is called."""
        about = {"minutes": settings.CODE_SECONDS // MINUTE, "site_name": settings.WAGTAIL_SITE_NAME}
        super().send_mail(template_prefix, email, {**about, **context})
