"""Webhooks in the admin: kept by those who may, with a secret that is shown once."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from cms.base.sealing import InvalidToken
from cms.delivery.admin_forms import WebhookForm
from cms.delivery.models import WebhookEndpoint
from cms.delivery.webhooks import signing

CHANGE = "delivery.change_webhookendpoint"


class CreateWebhook(CreateView):
    def get_success_url(self) -> str:
        """On to the secret, which the receiver needs."""
        return reverse("webhook_secret", args=[self.object.pk])


class EditWebhook(EditView):
    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(_("Secret"), url=reverse("webhook_secret", args=[self.object.pk]), icon_name="key"),
            HeaderButton(
                _("Deliveries"),
                url=f"{reverse('webhook_deliveries')}?endpoint={self.object.pk}",
                icon_name="list-ul",
            ),
        ]


class WebhookViewSet(SnippetViewSet):
    model = WebhookEndpoint
    icon = "resubmit"
    menu_label = gettext_lazy("Webhooks")
    menu_name = "webhooks"
    menu_order = 700
    add_to_settings_menu = True
    copy_view_enabled = False
    add_view_class = CreateWebhook
    edit_view_class = EditWebhook
    list_display = [
        "description",
        "url",
        BooleanColumn("is_enabled", label=gettext_lazy("Enabled")),
        DateColumn("created_at", label=gettext_lazy("Created")),
    ]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("url", "description", "is_enabled", "events", "locales")],
        base_form_class=WebhookForm,
    )


@never_cache
@permission_required(CHANGE, raise_exception=True)
def secret(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the secret to whoever asks first, and never again; another one may be made at any time."""
    endpoint = get_object_or_404(WebhookEndpoint, pk=pk)
    shown = ""
    if request.method == "POST":
        if request.POST.get("action") == "change":
            signing.rotate(endpoint)
        shown = _shown_once(endpoint)
        if not shown:
            messages.warning(request, _("This secret was shown already. Make a new one where it was lost."))
            return redirect("webhook_secret", pk)
    context = {"endpoint": endpoint, "secret": shown, "both_until": _both_until(endpoint)}
    return render(request, "delivery/secret.html", context)


def _shown_once(endpoint: WebhookEndpoint) -> str:
    unseen = WebhookEndpoint.objects.filter(pk=endpoint.pk, secret_shown_at=None, secret=endpoint.secret)
    if not unseen.update(secret_shown_at=timezone.now()):
        return ""
    try:
        return signing.reveal(endpoint)
    except InvalidToken:
        return ""


def _both_until(endpoint: WebhookEndpoint) -> Any:
    until = endpoint.previous_until
    return until if until and until > timezone.now() else None


def addresses() -> list[URLPattern]:
    return [path("webhooks/<int:pk>/secret/", secret, name="webhook_secret")]
