"""Who accepted which version of the terms of an account, and when: a report for those who may read it."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.models import AccountTermsAcceptance

MAY_READ = "accounts.view_accounttermsacceptance"
SHOWN_DIGITS = 12


def who(acceptance: AccountTermsAcceptance) -> str:
    return acceptance.user.email if acceptance.user else str(_("account closed"))


def digest(acceptance: AccountTermsAcceptance) -> str:
    return acceptance.text_sha256[:SHOWN_DIGITS]


class AcceptanceFilters(WagtailFilterSet):
    class Meta:
        model = AccountTermsAcceptance
        fields = ["version", "language"]


class AcceptancesView(ReportView):
    """Newest first. The search takes an e-mail address or a part of one."""

    model = AccountTermsAcceptance
    page_title = _("Acceptances of the terms")
    header_icon = "doc-full"
    filterset_class = AcceptanceFilters
    is_searchable = True
    index_url_name = "terms_acceptances"
    index_results_url_name = "terms_acceptances_results"
    permission_policy = ModelPermissionPolicy(AccountTermsAcceptance)
    permission_required = "view"
    default_ordering = "-accepted_at"
    verbose_name_plural = AccountTermsAcceptance._meta.verbose_name_plural
    columns = [
        DateColumn("accepted_at", label=_("Accepted"), sort_key="accepted_at", width="18%"),
        Column("account", label=_("Account"), accessor=who),
        Column("version", label=_("Version"), sort_key="version", width="10%"),
        Column("language", label=_("Language"), sort_key="language", width="10%"),
        Column(
            "digest", label=_("Digest of the text"), accessor=lambda row: row.text_sha256[:SHOWN_DIGITS], width="18%"
        ),
    ]
    list_export = ["accepted_at", "user", "version", "language", "text_sha256"]

    def get_base_queryset(self) -> "QuerySet[AccountTermsAcceptance]":
        return AccountTermsAcceptance.objects.select_related("user")

    def search_queryset(self, queryset: "QuerySet[AccountTermsAcceptance]") -> "QuerySet[AccountTermsAcceptance]":
        words = str(self.search_query).strip()
        return queryset.filter(Q(user__email__icontains=words)) if words else queryset

    def get_filename(self) -> str:
        return "terms"


class AcceptancesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_READ))


def addresses() -> list[URLPattern]:
    return [
        path("reports/terms/", AcceptancesView.as_view(), name="terms_acceptances"),
        path("reports/terms/results/", AcceptancesView.as_view(results_only=True), name="terms_acceptances_results"),
    ]


def menu_item() -> AcceptancesMenuItem:
    return AcceptancesMenuItem(
        _("Acceptances of the terms"),
        reverse("terms_acceptances"),
        name="terms-acceptances",
        icon_name="doc-full",
        order=1205,
    )


def rights() -> "QuerySet[Permission]":
    """What an administrator can grant to a group."""
    app, codename = MAY_READ.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
