"""The admin has no sign-in of its own: it is the site's, with its code and its limits."""

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from accounts.models import User
from accounts.redirects import with_next


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Where the admin sends whoever may not enter: to sign in, on to the admin, or to a page that says no."""
    leads_to = get_next_redirect_url(request) or reverse("wagtailadmin_home")
    if not isinstance(request.user, User):
        return redirect(with_next("account_login", leads_to))
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect(leads_to)
    list(messages.get_messages(request))  # Wagtail's own refusal, which the page says better
    with override(request.user.language):
        return render(request, "account/admin_refused.html", status=403)


def forgotten_password(request: HttpRequest, rest: str = "") -> HttpResponse:
    return redirect(with_next("account_reset_password", reverse("wagtailadmin_home")))
