"""The page behind the link of an invitation: it asks for the first password, and leads to signing in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from accounts.forms import NewPasswordForm
from accounts.invitations.services import InvitationOver, accept, invited_by
from accounts.journey import Words
from accounts.models import User
from accounts.redirects import with_next
from accounts.step_page import StepPage

GONE = 410


@method_decorator([never_cache, sensitive_post_parameters("password1")], name="dispatch")
class InvitationView(StepPage, FormView[NewPasswordForm]):  # type: ignore[misc]  # a mixin for untyped views
    """Opening the page changes nothing, for programs that look through mails open links too."""

    step_key = "accept_invitation"
    form_class = NewPasswordForm
    template_name = "account/invitation.html"
    invited: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.invited = invited_by(kwargs["token"])
            return super().dispatch(request, *args, **kwargs)
        except InvitationOver:
            return render(request, "account/invitation_over.html", status=GONE)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.invited}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        step: Words = self.step.knowing(email=self.invited.email)
        return {**super().get_context_data(**kwargs), "step": step, "invited": self.invited}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        password: str = form.cleaned_data["password1"]
        user = accept(token=self.kwargs["token"], password=password, request=self.request)
        if self.request.user.is_authenticated:
            logout(self.request)  # somebody else's session, of the same browser
        messages.success(self.request, _("Your password is saved. Sign in with it."))
        is_staff = user.has_perm("wagtailadmin.access_admin")
        return redirect(with_next("account_login", reverse("wagtailadmin_home") if is_staff else None))
