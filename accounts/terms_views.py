"""The terms of an account: to read them, and to accept them on the way from a sign-in to where it leads."""

from allauth.account.stages import LoginStageController
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.journey import step_words
from accounts.models import User
from accounts.redirects import home_path
from accounts.terms import AcceptTermsStage, accept_terms, are_meant, stamp, terms_in_force, terms_to_accept
from cms.base.languages import language_name


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    found = terms_in_force()
    if found is None:
        raise Http404("This newsroom has no terms of an account.")
    code = found.locale.language_code
    only_in = language_name(code) if code != get_language() else ""
    return render(request, "account/terms.html", {"terms": found, "only_in": only_in})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """For whoever is signing in. The sign-in goes on once the version that was on the page is accepted."""
    if request.user.is_authenticated:
        return redirect(home_path())
    stage = LoginStageController.enter(request, AcceptTermsStage.key)
    user = stage.login.user if stage else None
    if stage is None or not isinstance(user, User):
        return redirect("account_login")
    found = terms_to_accept(user)
    if found and request.method == "POST":
        if are_meant(found, request.POST.get("terms", "")):
            accept_terms(user=user, terms=found, request=request)
            found = None
        else:
            messages.warning(request, _("The terms have just changed. Read them as they are now, then accept them."))
    if found is None:
        response: HttpResponse = stage.exit()
        return response
    context = {"step": step_words("accept_terms"), "terms": found, "stamp": stamp(found)}
    return render(request, "account/accept_terms.html", context)
