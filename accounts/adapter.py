"""Where allauth asks this project for a decision."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.conf import settings
from django.core.mail import EmailMessage
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.letters import compose, mail_of
from accounts.models import User
from accounts.redirects import home_path, is_local_path

IS_SIGN_UP = "accounts_is_sign_up"


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

    def pre_login(self, request: HttpRequest, user: User, *, signup: bool, **kwargs: Any) -> HttpResponse | None:
        setattr(request, IS_SIGN_UP, signup)
        response: HttpResponse | None = super().pre_login(request, user, signup=signup, **kwargs)
        return response

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:  # noqa: FBT001  allauth's interface
        """Thanks for an account only whoever opens one; allauth would thank at each sign-in before the first proof."""
        pending = request.session.get(LOGIN_SESSION_KEY) or {}
        is_sign_up = getattr(request, IS_SIGN_UP, pending.get("signup", False))
        super().send_confirmation_mail(request, emailconfirmation, signup=is_sign_up)

    def format_email_subject(self, subject: str) -> str:
        """As written: the sender already says who writes."""
        return str(subject)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Our mails in the words of editors; any other of allauth's from its templates."""
        mail = mail_of(template_prefix)
        if mail is None or not isinstance(email, str):
            rendered: EmailMessage = super().render_mail(template_prefix, email, context, headers)
            return rendered
        message = compose(mail, email=email, context=context)
        message.from_email = self.get_from_email()
        message.extra_headers = headers or {}
        return message
