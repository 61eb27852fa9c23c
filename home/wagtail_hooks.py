"""The site's words in the admin: one entry near the top of the menu, one form for each language."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import HomePage, SiteContent

BEFORE_TRANSLATION = -20


class SiteContentViewSet(SnippetViewSet):
    model = SiteContent
    icon = "site"
    menu_label = _("Site")
    menu_name = "site"
    menu_order = 110
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("__str__", "name")
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("name"), FieldPanel("description")], heading=_("The site")),
                    FieldPanel("navigation"),
                ],
                heading=_("Name and menu"),
            ),
            ObjectList(
                [
                    FieldPanel("footer_text"),
                    FieldPanel("footer"),
                    MultiFieldPanel(
                        [
                            FieldPanel("contact_heading"),
                            FieldPanel("contact_email"),
                            FieldPanel("contact_phone"),
                            FieldPanel("contact_address"),
                        ],
                        heading=_("Contact"),
                    ),
                    FieldPanel("legal_line"),
                ],
                heading=_("Footer and contact"),
            ),
            ObjectList(
                [FieldPanel("not_found_heading"), FieldPanel("not_found_text"), FieldPanel("not_found_links")],
                heading=_("Missing pages"),
            ),
            ObjectList([FieldPanel("sharing_image"), FieldPanel("sharing_image_alt")], heading=_("Sharing")),
        ]
    )


register_snippet(SiteContentViewSet)


@hooks.register("before_edit_snippet", order=BEFORE_TRANSLATION)
def keep_to_ones_language(request: HttpRequest, instance: Any) -> None:
    """Whoever may edit the landing page of a language may edit what stands around it; nobody else."""
    if isinstance(instance, SiteContent) and not _may_edit(request.user, instance):
        raise PermissionDenied


def _may_edit(user: Any, content: SiteContent) -> bool:
    home = HomePage.objects.filter(locale=content.locale_id).first()
    return home is None or bool(home.permissions_for_user(user).can_edit())
