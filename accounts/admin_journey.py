"""The words of the account journey in the admin: two lists, and for each step the fields that it has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from accounts.content import RUNNING_TEXT
from accounts.models import AccountTerms, JourneyMail, JourneyStep
from accounts.terms import languages_without
from accounts.variables import explained, listed
from cms.base.own_language import EditInOwnLanguage, OwnLanguagePolicy, OwnLanguageViewSet


class NoneAddedNorDeleted(OwnLanguagePolicy):
    """The rows come with the newsroom: they are changed, and that is all."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "delete") and bool(super().user_has_permission(user, action))


class JourneyForm(WagtailAdminModelForm):
    """Asks for what the step or mail has, each part under its name there, with the variables that it may use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        piece = self.instance.piece
        for name in [name for name in self.fields if name in self.instance.parts]:
            if name not in piece.parts:
                del self.fields[name]
                continue
            form_field = self.fields[name]
            form_field.label = capfirst(str(piece.parts[name]))
            form_field.required = piece.is_needed(name)
            variables = piece.allowed(name)
            shown = explained(variables) if name in RUNNING_TEXT else listed(variables)
            form_field.help_text = _("May hold: %(variables)s.") % {"variables": shown}


class JourneyViewSet(OwnLanguageViewSet):
    copy_view_enabled = False
    list_per_page = 50
    list_display = ["__str__", LocaleColumn(), LiveStatusTagColumn(), UpdatedAtColumn()]

    def get_edit_handler(self) -> ObjectList:
        panels = [*(FieldPanel(name) for name in self.model.parts), PublishingPanel()]
        return ObjectList(panels, base_form_class=JourneyForm).bind_to_model(self.model)


class StepViewSet(JourneyViewSet):
    model = JourneyStep
    icon = "list-ol"
    menu_label = gettext_lazy("Steps")
    search_fields = ("heading", "text", "button_label")
    search_backend_name = None


class MailViewSet(JourneyViewSet):
    model = JourneyMail
    icon = "mail"
    menu_label = gettext_lazy("Mails")
    search_fields = ("subject", "text")
    search_backend_name = None


class EditTerms(EditInOwnLanguage):
    """Says so where readers of another language get these words, or ask to accept them without having theirs."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if names := languages_without(self.object):
            words = _("Terms of this version exist in one language only: readers of %(languages)s are shown these.")
            messages.warning(request, words % {"languages": get_text_list(names, _("and"))})
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response


class TermsViewSet(OwnLanguageViewSet):
    model = AccountTerms
    edit_view_class = EditTerms
    icon = "doc-full"
    menu_label = gettext_lazy("Terms of an account")
    copy_view_enabled = False
    list_display = ["title", LocaleColumn(), "version", LiveStatusTagColumn(), UpdatedAtColumn()]


class JourneyGroup(SnippetViewSetGroup):
    items = (StepViewSet, MailViewSet, TermsViewSet)
    menu_label = gettext_lazy("Account journey")
    menu_icon = "key"
    menu_order = 260
