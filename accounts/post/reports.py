"""The outbox in the admin, among the reports: how each mail fares, never what it says nor to whom."""

from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.models import MailState, OutgoingMail
from accounts.post import service
from accounts.post.failures import explained
from cms.base.templatetags.newsroom import moment

MAY_READ, MAY_ACT = "accounts.view_outgoingmail", "accounts.change_outgoingmail"


def next_attempt(mail: OutgoingMail) -> str:
    """Day and hour: Wagtail's own column of dates knows none that are to come."""
    return moment(mail.due_at) if mail.state == MailState.WAITING and mail.due_at else ""


class AgainColumn(Column):
    """A button for a mail that waits, for whoever may press it."""

    cell_template_name = "account/post/again_cell.html"

    def get_value(self, instance: OutgoingMail) -> bool:
        return instance.state == MailState.WAITING

    def get_cell_context_data(self, instance: OutgoingMail, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        shown = context["value"] and request.user.has_perm(MAY_ACT)
        return {**context, "value": shown, "csrf_token": get_token(request)}


class MailFilters(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=MailState.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = OutgoingMail
        fields = ["state"]


class OutgoingView(ReportView):
    """Newest first. Contents and addresses are not even read from the database."""

    model = OutgoingMail
    page_title = gettext_lazy("Outgoing mails")
    header_icon = "mail"
    filterset_class = MailFilters
    index_url_name = "outgoing_mails"
    index_results_url_name = "outgoing_mails_results"
    permission_policy = ModelPermissionPolicy(OutgoingMail)
    permission_required = "view"
    default_ordering = "-created_at"
    verbose_name_plural = OutgoingMail._meta.verbose_name_plural
    columns = [
        Column("pk", label=gettext_lazy("Number"), width="8%"),
        DateColumn("created_at", label=gettext_lazy("Written"), sort_key="created_at", width="14%"),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state", width="14%"),
        Column("attempts", label=gettext_lazy("Attempts"), sort_key="attempts", width="8%"),
        Column("reason", label=gettext_lazy("Reason"), accessor=lambda mail: explained(mail.reason)),
        Column("due_at", label=gettext_lazy("Next attempt"), accessor=next_attempt, width="12%"),
        DateColumn("done_at", label=gettext_lazy("Ended"), sort_key="done_at", width="12%"),
        AgainColumn("again", label="", width="10%"),
    ]
    list_export = ["pk", "created_at", "state", "attempts", "reason", "due_at", "done_at"]

    def get_base_queryset(self) -> "QuerySet[OutgoingMail]":
        return OutgoingMail.objects.defer("contents", "sender", "recipients")

    def get_filename(self) -> str:
        return "mails"


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Has a waiting mail tried again at once."""
    if not request.user.has_perm(MAY_ACT):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk)
    if service.try_again(mail):
        messages.success(request, _("The mail is handed over again in a moment."))
    else:
        messages.warning(request, _("This mail does not wait any more: there is nothing to try again."))
    return redirect("outgoing_mails")


class OutgoingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_READ))


def addresses() -> list[URLPattern]:
    return [
        path("reports/mails/", OutgoingView.as_view(), name="outgoing_mails"),
        path("reports/mails/results/", OutgoingView.as_view(results_only=True), name="outgoing_mails_results"),
        path("reports/mails/<int:pk>/again/", again, name="outgoing_mail_again"),
    ]


def menu_item() -> OutgoingMenuItem:
    return OutgoingMenuItem(
        gettext_lazy("Outgoing mails"), reverse("outgoing_mails"), name="outgoing-mails", icon_name="mail", order=1210
    )


def rights() -> "QuerySet[Permission]":
    """What an administrator can grant to a group."""
    codenames = [name.partition(".")[2] for name in (MAY_READ, MAY_ACT)]
    return Permission.objects.filter(content_type__app_label="accounts", codename__in=codenames)
