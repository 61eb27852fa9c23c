"""How each message to a webhook fared, among the reports, with a button that sends it again."""

from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import Permission
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

from cms.base.templatetags.newsroom import moment
from cms.delivery.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from cms.delivery.webhooks import services

MAY_READ, MAY_ACT = "delivery.view_webhookdelivery", "delivery.change_webhookdelivery"


def outcome(delivery: WebhookDelivery) -> str:
    """The status that came back, or why none did."""
    words = [str(delivery.response_code or ""), delivery.reason, delivery.excerpt]
    return " – ".join(word for word in words if word)


def changes(delivery: WebhookDelivery) -> str:
    first, last = delivery.first_number, delivery.last_number
    return str(first) if first == last else f"{first}–{last}"


def next_attempt(delivery: WebhookDelivery) -> str:
    return moment(delivery.due_at) if delivery.state == DeliveryState.WAITING and delivery.due_at else ""


class ReplayColumn(Column):
    cell_template_name = "delivery/replay_cell.html"

    def get_value(self, instance: WebhookDelivery) -> bool:
        return instance.state != DeliveryState.SENDING

    def get_cell_context_data(self, instance: WebhookDelivery, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return {
            **context,
            "value": context["value"] and request.user.has_perm(MAY_ACT),
            "csrf_token": get_token(request),
        }


class DeliveryFilters(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=DeliveryState.choices, widget=forms.CheckboxSelectMultiple
    )
    endpoint = django_filters.ModelChoiceFilter(label=gettext_lazy("Webhook"), queryset=WebhookEndpoint.objects.all())

    class Meta:
        model = WebhookDelivery
        fields = ["state", "endpoint"]


class DeliveriesView(ReportView):
    """Newest first."""

    model = WebhookDelivery
    page_title = gettext_lazy("Webhook deliveries")
    header_icon = "resubmit"
    filterset_class = DeliveryFilters
    index_url_name = "webhook_deliveries"
    index_results_url_name = "webhook_deliveries_results"
    permission_policy = ModelPermissionPolicy(WebhookDelivery)
    permission_required = "view"
    default_ordering = "-created_at"
    verbose_name_plural = WebhookDelivery._meta.verbose_name_plural
    columns = [
        DateColumn("created_at", label=gettext_lazy("Created"), sort_key="created_at", width="12%"),
        Column("endpoint", label=gettext_lazy("Webhook"), width="14%"),
        Column("changes", label=gettext_lazy("Changes"), accessor=changes, width="8%"),
        Column("locale", label=gettext_lazy("Language"), width="6%"),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state", width="10%"),
        Column("attempts", label=gettext_lazy("Attempts"), sort_key="attempts", width="7%"),
        Column("outcome", label=gettext_lazy("Response"), accessor=outcome),
        Column("milliseconds", label=gettext_lazy("Duration (ms)"), width="8%"),
        Column("due_at", label=gettext_lazy("Next attempt"), accessor=next_attempt, width="10%"),
        ReplayColumn("replay", label="", width="8%"),
    ]
    list_export = ["created_at", "endpoint", "locale", "state", "attempts", "response_code", "reason", "milliseconds"]

    def get_base_queryset(self) -> "QuerySet[WebhookDelivery]":
        return WebhookDelivery.objects.select_related("endpoint").defer("payload")

    def get_filename(self) -> str:
        return "webhooks"


@require_POST
@permission_required(MAY_ACT, raise_exception=True)
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(WebhookDelivery.objects.select_related("endpoint"), pk=pk)
    if not delivery.endpoint.is_enabled:
        messages.warning(request, _("This webhook is disabled. Enable it, then send the message again."))
    elif services.replay(delivery):
        messages.success(request, _("The message is sent again in a moment, and for a day if need be."))
    else:
        messages.warning(request, _("This message is being sent just now."))
    return redirect("webhook_deliveries")


class DeliveriesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_READ))


def addresses() -> list[URLPattern]:
    return [
        path("reports/webhooks/", DeliveriesView.as_view(), name="webhook_deliveries"),
        path("reports/webhooks/results/", DeliveriesView.as_view(results_only=True), name="webhook_deliveries_results"),
        path("reports/webhooks/<int:pk>/replay/", replay, name="webhook_replay"),
    ]


def menu_item() -> DeliveriesMenuItem:
    return DeliveriesMenuItem(
        gettext_lazy("Webhook deliveries"),
        reverse("webhook_deliveries"),
        name="webhook-deliveries",
        icon_name="resubmit",
        order=1220,
    )


def rights() -> "QuerySet[Permission]":
    """What an administrator can grant to a group."""
    codenames = [name.partition(".")[2] for name in (MAY_READ, MAY_ACT)]
    return Permission.objects.filter(content_type__app_label="delivery", codename__in=codenames)
