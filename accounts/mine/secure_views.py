"""Address and password: allauth's rules and flows, on pages of ours."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.views import EmailView, PasswordChangeView, PasswordSetView, ReauthenticateView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.code_views import CODE_PAGE
from accounts.redirects import with_next
from accounts.views import verified_required

APP = "allauth.account"


@method_decorator([verified_required, reauthentication_required(app=APP)], name="dispatch")
class AddressView(EmailView):
    """Sends a code to the new address; the old one stays until it is entered. Nothing tells whose the new one is."""

    template_name = "account/email_change.html"
    http_method_names = ["get", "head", "post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form alone: what else allauth would do to addresses has no place where there is one."""
        form = self.get_form()
        answer: HttpResponse = self.form_valid(form) if form.is_valid() else self.form_invalid(form)
        return answer

    def get_success_url(self) -> str:
        return with_next(CODE_PAGE, reverse("account_home"))


@method_decorator(verified_required, name="dispatch")
class ChangePasswordView(PasswordChangeView):
    """Asks for the present password. All other sessions end, this one stays."""

    template_name = "account/password_change.html"

    def get_default_success_url(self) -> str:
        return reverse("account_home")


@method_decorator(verified_required, name="dispatch")
class FirstPasswordView(PasswordSetView):
    """For an account that has none yet."""

    template_name = ChangePasswordView.template_name

    def get_default_success_url(self) -> str:
        return reverse("account_home")


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class PasswordAgainView(ReauthenticateView):
    """Before what could cost somebody their account, whoever sits there proves again who they are."""

    template_name = "account/reauthenticate.html"
