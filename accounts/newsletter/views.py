"""The newsletter's pages: one press with an account, an address and a mail without one, preferences, and leaving."""

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.journey import step_words
from accounts.limits import take_or_refuse
from accounts.models import NewsletterSubscription, User
from accounts.newsletter import services
from accounts.newsletter.consent import consent_text, consent_version
from accounts.newsletter.forms import PreferencesForm, SubscribeForm
from accounts.newsletter.selectors import is_key, prompt_context, subscription_of, subscription_with
from accounts.redirects import with_next
from accounts.views import verified_required

SUBSCRIBE = "newsletter"


@never_cache
def newsletter(request: HttpRequest) -> HttpResponseBase:
    """Where the newsletter is asked for and looked after: with an account, or with an address alone."""
    return _with_account(request) if request.user.is_authenticated else _without_account(request)


def _without_account(request: HttpRequest) -> HttpResponse:
    """The same answer, work and limits whether the address is new, asked for already or subscribed.

    Its owner is told by mail, each time: a mail that was left out would show in how soon the answer comes.
    """
    prompt = step_words("newsletter")
    form = SubscribeForm(request.POST or None)
    form.speak(prompt)
    context = {"form": form, "next": "", **prompt_context(prompt, is_subscribed=False)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/newsletter.html", context)
    text = consent_text(prompt)
    version = consent_version(text)
    if request.POST.get("consent") != version:
        messages.warning(request, _("You agree to the words below. Read them as they are now, then press again."))
        return render(request, "account/newsletter.html", context)
    email = form.cleaned_data["email"].lower()
    if refusal := take_or_refuse(request, action=SUBSCRIBE, key=email):
        return refusal
    language = get_language() or "fr"
    subscription = services.ask(email=email, language=language, consent_version=version, consent_text=text)
    services.send_confirmation(subscription=subscription)
    return redirect("account_newsletter_asked")


@verified_required
def _with_account(request: HttpRequest) -> HttpResponse:
    """The subscription as it stands; a POST subscribes, if it names the words that were read and they are today's."""
    user, prompt, leads_to = _user(request), step_words("newsletter"), get_next_redirect_url(request)
    subscription = subscription_of(user)
    if request.method != "POST":
        context = {"next": leads_to or "", **prompt_context(prompt, is_subscribed=subscription is not None)}
        if subscription:
            context |= {
                "form": PreferencesForm(subscription=subscription),
                "here": reverse("account_newsletter_choose"),
            }
        return render(request, "account/newsletter.html", context)
    text = consent_text(prompt)
    version = consent_version(text)
    if request.POST.get("consent") != version:
        messages.warning(request, _("You agree to the words below. Read them as they are now, then press again."))
        return redirect(with_next("account_newsletter", leads_to))
    language = get_language() or user.language
    services.subscribe(user=user, language=language, consent_version=version, consent_text=text, request=request)
    messages.success(request, _("You are subscribed to the newsletter."))
    return redirect(leads_to or reverse("account_newsletter"))


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "account/newsletter_asked.html", {"step": step_words("newsletter_asked")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Reading the page changes nothing, for programs that check mails follow links; its button subscribes."""
    try:
        if request.method != "POST":
            services.asked_with(token)
            step = step_words("newsletter_confirm")
            return render(request, "account/newsletter_confirm.html", {"step": step, "here": request.path})
        subscription = services.confirm(token=token, request=request)
    except services.LinkExpired:
        return render(request, "account/newsletter_expired.html", status=410)
    messages.success(request, _("You are subscribed to the newsletter."))
    return redirect("account_newsletter_preferences", key=subscription.key)


@require_POST
@verified_required
def choose(request: HttpRequest) -> HttpResponse:
    """Preferences of an account."""
    subscription = subscription_of(_user(request))
    if subscription is None:
        return redirect("account_newsletter")
    form = PreferencesForm(request.POST, subscription=subscription)
    if _kept(request, form, subscription):
        return redirect("account_newsletter")
    context = {
        "form": form,
        "next": "",
        "here": request.path,
        "prompt": step_words("newsletter"),
        "is_subscribed": True,
    }
    return render(request, "account/newsletter.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, key: str) -> HttpResponse:
    """The same through the address that stands in every edition, which only its reader has."""
    subscription = subscription_with(key)
    if subscription is None:
        return _no_longer_valid(request)
    form = PreferencesForm(request.POST if request.method == "POST" else None, subscription=subscription)
    if request.method == "POST" and _kept(request, form, subscription):
        return redirect("account_newsletter_preferences", key=key)
    context = {"form": form, "here": request.path, "leave_url": reverse("account_newsletter_unsubscribe", args=[key])}
    return render(request, "account/newsletter_preferences.html", context)


def _no_longer_valid(request: HttpRequest) -> HttpResponse:
    """For the key of a subscription that has ended, or that went with its account to another address."""
    return render(request, "account/newsletter_gone.html", {"step": step_words("newsletter_leave")}, status=404)


def _kept(request: HttpRequest, form: PreferencesForm, subscription: NewsletterSubscription) -> bool:
    if not form.is_valid():
        return False
    services.change_preferences(subscription=subscription, **form.preferences)
    messages.success(request, _("Your choice is saved."))
    return True


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """One click (RFC 8058): a mail program posts here without cookies, and must not be redirected.

    A person who follows the link finds a button, or that the link is no longer valid; so does whoever presses the
    button of a page that they opened before. A mail program is content either way.
    """
    step = step_words("newsletter_leave")
    is_one_click = request.method == "POST" and "List-Unsubscribe" in request.POST
    if not is_one_click and not is_key(key):
        return _no_longer_valid(request)
    if request.method != "POST":
        return render(request, "account/newsletter_leave.html", {"step": step, "here": request.path})
    how = "one click" if is_one_click else "mail"
    services.unsubscribe_by_key(key=key, how=how, request=request)
    return render(request, "account/newsletter_left.html", {"step": step})


@require_POST
@verified_required
def leave(request: HttpRequest) -> HttpResponse:
    subscription = subscription_of(_user(request))
    if subscription:
        services.unsubscribe(subscription=subscription, how="account", request=request)
    messages.success(request, _("You no longer receive the newsletter."))
    return redirect(get_next_redirect_url(request) or reverse("account_newsletter"))


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("Only for views that require a person who is signed in.")
    return request.user
