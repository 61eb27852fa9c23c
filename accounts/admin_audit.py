"""The audit log in the admin, among the reports: searched by those who may, changed by nobody."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.audit_words import in_words
from accounts.models import AuditEvent, AuditKind

MAY_READ = "accounts.view_auditevent"


def whose(event: AuditEvent) -> str:
    """The address of an account that exists, the number of one that does not."""
    if event.user:
        return f"{event.user.email} ({event.account_number})"
    return str(event.account_number) if event.account_number else "–"


class EventFilters(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Event"), choices=AuditKind.choices, widget=forms.CheckboxSelectMultiple
    )
    at = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEvent
        fields = ["kind", "at"]


class EventsView(ReportView):
    """Newest first. The search takes an e-mail address, a part of one, or an account number."""

    model = AuditEvent
    page_title = _("Account log")
    header_icon = "history"
    filterset_class = EventFilters
    is_searchable = True
    index_url_name = "account_events"
    index_results_url_name = "account_events_results"
    permission_policy = ModelPermissionPolicy(AuditEvent)
    permission_required = "view"
    default_ordering = "-at"
    verbose_name_plural = AuditEvent._meta.verbose_name_plural
    columns = [
        DateColumn("at", label=_("Date"), sort_key="at", width="18%"),
        Column("get_kind_display", label=_("Event"), width="20%"),
        Column("account", label=_("Account"), accessor=whose),
        Column("ip", label=_("IP address"), accessor=lambda event: event.ip or "–", width="16%"),
        Column("details", label=_("Details"), accessor=lambda event: in_words(event.details) or "–"),
    ]
    list_export = ["at", "get_kind_display", "account_number", "ip", "details"]
    custom_field_preprocess = {"details": {"csv": in_words, "xlsx": in_words}}
    export_headings = {
        "at": _("Date"),
        "get_kind_display": _("Event"),
        "account_number": _("Account number"),
        "ip": _("IP address"),
        "details": _("Details"),
    }

    def get_base_queryset(self) -> "QuerySet[AuditEvent]":
        return AuditEvent.objects.select_related("user")

    def search_queryset(self, queryset: "QuerySet[AuditEvent]") -> "QuerySet[AuditEvent]":
        words = str(self.search_query).strip()
        if not words:
            return queryset
        found = Q(user__email__icontains=words)
        if words.isdecimal() and len(words) < len(str(2**63)):
            found |= Q(account_number=int(words))
        return queryset.filter(found)

    def stream_csv(self, queryset: "QuerySet[AuditEvent]") -> Iterator[Any]:
        """In the language of whoever asked: it is written after the admin has put that language aside."""
        return _spoken(super().stream_csv(queryset), get_language())

    def get_filename(self) -> str:
        return "accounts"


def _spoken(lines: Iterator[Any], language: str | None) -> Iterator[Any]:
    while True:
        with override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


class EventsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_READ))


def addresses() -> list[URLPattern]:
    return [
        path("reports/accounts/", EventsView.as_view(), name="account_events"),
        path("reports/accounts/results/", EventsView.as_view(results_only=True), name="account_events_results"),
    ]


def menu_item() -> EventsMenuItem:
    return EventsMenuItem(
        _("Account log"), reverse("account_events"), name="account-events", icon_name="key", order=1200
    )


def rights() -> "QuerySet[Permission]":
    """What an administrator can grant to a group."""
    app, codename = MAY_READ.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
