"""Where allauth asks this project for a decision."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.audit import record
from accounts.flows import pending_is_sign_up
from accounts.letters import answer, mail_of
from accounts.limits import SIGN_IN_FAILED, SIGNING_IN, refuse_early, stop
from accounts.models import AuditKind, User
from accounts.redirects import home_path, is_local_path
from accounts.second_factor.policies import second_factors, shown_lately, signed_in_lately

IS_SIGN_UP = "accounts_is_sign_up"
ONLY_SECOND_FACTOR = "accounts_only_second_factor"
MFA = "mfa"
NEW_ADDRESS_MAIL = "account/email/new_address"
LIMIT_REACHED = ("too_many_login_attempts", "rate_limited")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail address and this password do not go together."),
        "duplicate_email": _("This is the address of your account already."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not the password of this account."),
        "incorrect_code": _("This is not the code that we sent. Check the last mail you received."),
        "too_many_login_attempts": _("Too many attempts failed. Wait a few minutes, then try again."),
        "rate_limited": _("Too many requests came at once. Wait a moment, then try again."),
    }

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:  # noqa: FBT001, FBT002  allauth's interface
        """A new account speaks the language that was chosen, or that it was opened in."""
        user.language = form.cleaned_data.get("language") or get_language() or settings.LANGUAGE_CODE
        for name in ("organisation", "press_role", "country"):
            setattr(user, name, form.cleaned_data.get(name) or "")
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def get_login_stages(self) -> list[str]:
        return [*super().get_login_stages(), "accounts.terms.AcceptTermsStage"]

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
        is_sign_up = getattr(request, IS_SIGN_UP, pending_is_sign_up(request))
        address = emailconfirmation.email_address.email
        if isinstance(request.user, User) and address != request.user.email:
            context = {"user": emailconfirmation.email_address.user, "code": emailconfirmation.key}
            self.send_mail(NEW_ADDRESS_MAIL, address, context)
        else:
            super().send_confirmation_mail(request, emailconfirmation, signup=is_sign_up)
        record(AuditKind.CODE_SENT, user=emailconfirmation.user, request=request, details={"for": "address"})

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Whoever tried too often is told how long to wait (429), before anything is compared."""
        setattr(request, SIGNING_IN, str(credentials.get("email", "")).lower())
        key = self._get_login_attempts_cache_key(request, **credentials)
        if refused := refuse_early(request, action=SIGN_IN_FAILED, key=key):
            raise ImmediateHttpResponse(refused)
        super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The address alone, as all limits of addresses have it."""
        return str(credentials.get("email", "")).lower()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Looks for the account after the answer is known, in the same way whether or not there is one."""
        user = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
        record(AuditKind.SIGN_IN_FAILED, user=user, request=request)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Where a form of allauth meets a limit, the answer is not the form but the page of limits (429)."""
        if code in LIMIT_REACHED and context.request:
            stop(context.request)
        error: ValidationError = super().validation_error(code, *args)
        return error

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in sets up their first second factor without being asked for the password once more.

        An account that has one changes nothing of it unless it was shown lately. The answer then is an exception,
        because after a mere "yes" allauth would be content with the password.
        """
        request = context.request
        if app == "allauth.mfa" and isinstance(request.user, User):
            seconds = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
            if second_factors(request.user):
                if shown_lately(request, seconds=seconds):
                    return False
                setattr(request, ONLY_SECOND_FACTOR, True)
                raise ReauthenticationRequired
            if signed_in_lately(request, seconds=seconds):
                return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Without the password, where only the second factor opens what was asked for."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if getattr(context.request, ONLY_SECOND_FACTOR, False):
            return [method for method in methods if method["id"].startswith(MFA)]
        return methods

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
        message = answer(mail, email=email, context=context)
        message.from_email = self.get_from_email()
        message.extra_headers.update(headers or {})
        return message

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """In the account's language, also where it goes to an address that the account no longer has."""
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)
