"""Editions in the admin: composed like any snippet while they are drafts, read as a report from then on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet

from home.models import NewsletterEdition
from home.newsletter.admin_views import SEND


class DraftsChange(ModelPermissionPolicy):
    """What went out is neither changed nor deleted."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return bool(self.user_has_permission(user, action)) and (action == "view" or instance.is_draft)


class ComposeEdition(CreateView):
    def get_success_url(self) -> str:
        """Back to the edition: it is filled, previewed and sent from there."""
        address: str = self.get_edit_url()
        return address


class EditEdition(EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.object.is_draft:
            return redirect("newsletter_admin:report", self.object.pk)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_success_url(self) -> str:
        address: str = self.get_edit_url()
        return address

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        fill = HeaderButton(
            _("Fill with what is new"),
            url=reverse("newsletter_admin:fill", args=[self.object.pk]),
            icon_name="plus",
        )
        send = HeaderButton(_("Send…"), url=reverse("newsletter_admin:send", args=[self.object.pk]), icon_name="mail")
        return [fill, send] if self.request.user.has_perm(SEND) else [fill]


class DeleteEdition(DeleteView):
    def get_object(self, queryset: Any = None) -> Any:
        """Wagtail asks for the model's right alone."""
        found = super().get_object(queryset)
        if not found.is_draft:
            raise PermissionDenied
        return found


class EditionViewSet(SnippetViewSet):
    model = NewsletterEdition
    icon = "mail"
    menu_label = gettext_lazy("Newsletter")
    menu_name = "newsletter"
    menu_order = 115
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = ComposeEdition
    edit_view_class = EditEdition
    delete_view_class = DeleteEdition
    list_display = [
        "__str__",
        Column("get_status_display", label=gettext_lazy("Status"), sort_key="status"),
        Column("get_audience_display", label=gettext_lazy("Goes to"), sort_key="audience"),
        DateColumn("started_at", label=gettext_lazy("Sending began"), sort_key="started_at"),
    ]
    search_fields = ("subject_fr", "subject_en")
    search_backend_name = None
