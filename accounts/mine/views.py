"""The account page, and the plain changes it leads to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.countries import country_name
from accounts.mine.forms import LanguageForm, ProfileForm
from accounts.mine.links import contributed_links
from accounts.mine.services import change_language
from accounts.mine.sessions import end_others, sessions_of
from accounts.models import NewsletterSubscription, User
from accounts.second_factor.names import factor_names
from accounts.views import verified_required

FORM = ["GET", "HEAD", "POST"]


def person(request: HttpRequest) -> User:
    """Whoever is signed in, read afresh: a form that is refused must not leave its values in the page's header."""
    return User.objects.get(pk=int(request.user.pk or 0))


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None where it is only shown."""
    return request.POST if request.method == "POST" else None


@require_safe
@verified_required
def home(request: HttpRequest) -> HttpResponse:
    """What there is, each with a way to change it."""
    user = person(request)
    context = {
        "person": user,
        "country": country_name(user.country),
        "subscription": NewsletterSubscription.objects.filter(user=user, confirmed_at__isnull=False).first(),
        "factors": factor_names(user),
        "session_count": len(sessions_of(user, request.session.session_key)),
        "links": contributed_links(),
    }
    return render(request, "account/mine/home.html", context)


@require_http_methods(FORM)
@verified_required
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(sent(request), instance=person(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("account_home")
    return render(request, "account/mine/profile.html", {"form": form})


@require_http_methods(FORM)
@verified_required
def language(request: HttpRequest) -> HttpResponse:
    """Leads on in the language that was chosen."""
    user = person(request)
    form = LanguageForm(sent(request), instance=user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        change_language(user=person(request), language=chosen)
        with override(chosen):
            messages.success(request, _("Pages and mails now reach you in this language."))
            return redirect("account_home")
    return render(request, "account/mine/language.html", {"form": form, "here": get_language()})


@require_safe
@verified_required
def sessions(request: HttpRequest) -> HttpResponse:
    found = sessions_of(person(request), request.session.session_key)
    context = {"sessions": found, "has_others": any(not session.is_this_one for session in found)}
    return render(request, "usersessions/usersession_list.html", context)


@require_POST
@verified_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Ends the session that `session` names, or all but this one. What is not this person's is not found."""
    wanted = request.POST.get("session", "")
    only = (int(wanted) if wanted.isdecimal() else 0) if wanted else None
    ended = end_others(user=person(request), this_key=request.session.session_key, only=only)
    if not ended:
        messages.warning(request, _("That session had already ended."))
    elif only is None:
        messages.success(request, _("You are signed out everywhere but here."))
    else:
        messages.success(request, _("The session has ended. Whoever used it has to sign in again."))
    return redirect(reverse("usersessions_list"))
