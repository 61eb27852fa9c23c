"""Filling an edition, sending it, and the report on it. Each change is asked about, and is a POST."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from accounts.models import User
from home.models import EditionDelivery, NewsletterEdition
from home.newsletter import services
from home.newsletter.contents import new_pages
from home.newsletter.report import outlook, report_on

CHANGE, SEND = "home.change_newsletteredition", "home.send_newsletteredition"
# How often the page of an edition that is being sent is read again, in seconds.
REFRESH = 5
EDIT = "wagtailsnippets_home_newsletteredition:edit"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE, raise_exception=True)
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what is new since the last edition, and adds it."""
    edition = get_object_or_404(NewsletterEdition, pk=pk)
    if request.method != "POST":
        context = {"edition": edition, "pages": new_pages(edition), "back": _address(edition)}
        return render(request, "desk/newsletter/fill.html", context)
    try:
        number = services.fill(edition=edition)
    except services.NotThisEdition:
        return _too_late(request, edition)
    messages.success(
        request, ngettext("One page was added.", "%(count)d pages were added.", number) % {"count": number}
    )
    return redirect(EDIT, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(SEND, raise_exception=True)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Says to how many it goes and what lacks; the button begins."""
    edition = get_object_or_404(NewsletterEdition, pk=pk)
    if not edition.is_draft:
        return _too_late(request, edition)
    found = outlook(edition)
    recipients = sum(each.subscribers for each in found if each.goes_out)
    if request.method != "POST" or not recipients:
        context = {"edition": edition, "outlook": found, "recipients": recipients, "back": _address(edition)}
        return render(request, "desk/newsletter/send.html", context)
    try:
        services.start(edition=edition, user=_user(request))
    except services.NotThisEdition:
        return _too_late(request, edition)
    return redirect("newsletter_admin:report", pk)


@require_safe
@permission_required(CHANGE, raise_exception=True)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; read again by itself while it is being sent."""
    edition = get_object_or_404(NewsletterEdition.objects.select_related("sent_by"), pk=pk)
    may_send = request.user.has_perm(SEND)
    context = {"edition": edition, "report": report_on(edition), "may_send": may_send}
    response = render(request, "desk/newsletter/report.html", context)
    if edition.status == NewsletterEdition.Status.SENDING:
        response["Refresh"] = str(REFRESH)
    return response


@require_POST
@permission_required(SEND, raise_exception=True)
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(NewsletterEdition, pk=pk)
    try:
        services.pause(edition=edition)
    except services.NotThisEdition:
        return _too_late(request, edition)
    return redirect("newsletter_admin:report", pk)


@require_POST
@permission_required(SEND, raise_exception=True)
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(NewsletterEdition, pk=pk)
    try:
        services.resume(edition=edition)
    except services.NotThisEdition:
        return _too_late(request, edition)
    return redirect("newsletter_admin:report", pk)


@require_POST
@permission_required(SEND, raise_exception=True)
def decide(request: HttpRequest, pk: int, delivery_pk: int) -> HttpResponse:
    """A letter that is uncertain: sent once more, or left as it is."""
    delivery = get_object_or_404(EditionDelivery.objects.select_related("edition"), pk=delivery_pk, edition=pk)
    decision = services.send_again if request.POST.get("action") == "again" else services.leave_it
    try:
        decision(delivery=delivery)
    except services.NotThisEdition:
        return _too_late(request, delivery.edition)
    return redirect("newsletter_admin:report", pk)


def _too_late(request: HttpRequest, edition: NewsletterEdition) -> HttpResponse:
    messages.warning(request, _("This could not be done: the edition has changed in the meantime."))
    edition.refresh_from_db()
    return redirect(_address(edition))


def _address(edition: NewsletterEdition) -> str:
    return reverse(EDIT if edition.is_draft else "newsletter_admin:report", args=[edition.pk])


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("Only for views that require a person who is signed in.")
    return request.user
