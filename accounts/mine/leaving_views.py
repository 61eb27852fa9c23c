"""Taking one's data along, and closing the account."""

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.audit import record
from accounts.limits import refuse_address
from accounts.mine.closing import LastAdministrator, close_account, is_last_administrator, second_factor_page
from accounts.mine.export import archive, filename
from accounts.mine.forms import ClosingForm
from accounts.mine.secure_views import APP
from accounts.mine.views import FORM, person, sent
from accounts.models import AuditKind, User
from accounts.views import verified_required


@require_http_methods(FORM)
@verified_required
@reauthentication_required(app=APP)
def export(request: HttpRequest) -> HttpResponseBase:
    """A page that says what one gets; a POST sends the archive, a few times a day."""
    user = person(request)
    if request.method != "POST":
        return render(request, "account/mine/export.html")
    if refusal := refuse_address(request, action="export", email=user.email):
        return refusal
    at = localtime()
    with transaction.atomic():
        record(AuditKind.EXPORTED, user=user, request=request)
        file = archive(user, at=at)
    return FileResponse(file, as_attachment=True, filename=filename(at), content_type="application/zip")


@sensitive_post_parameters("password")
@require_http_methods(FORM)
@verified_required
def close(request: HttpRequest) -> HttpResponseBase:
    """Says what goes and what stays; the password closes the account, after the second factor where there is one."""
    user = person(request)
    if is_last_administrator(user):
        return _refuse(request)
    if page := second_factor_page(request, user):
        return HttpResponseRedirect(page)
    form = ClosingForm(sent(request), user=user)
    if request.method == "POST":
        refusal: HttpResponse | None = ratelimit.consume_or_429(request, action="reauthenticate", user=user)
        if refusal:
            return refusal
        if form.is_valid():
            return _close(request, user)
    return render(request, "account/mine/close.html", {"form": form})


def _close(request: HttpRequest, user: User) -> HttpResponse:
    try:
        close_account(user=user, request=request)
    except LastAdministrator:
        return _refuse(request)
    except User.DoesNotExist:  # closed a moment ago, in another window
        pass
    return redirect("account_closed")


def _refuse(request: HttpRequest) -> HttpResponse:
    return render(request, "account/mine/close_refused.html", status=409)


@never_cache
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Goodbye. Whoever is led here has no account any more; somebody who has one is led to it."""
    if request.user.is_authenticated:
        return redirect("account_home")
    return render(request, "account/mine/closed.html")
