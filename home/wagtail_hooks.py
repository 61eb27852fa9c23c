"""The site's words in the admin: one entry near the top of the menu, one form for each language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.base.own_language import OwnLanguagePolicy, OwnLanguageViewSet
from home.models import SiteContent


class SiteContentViewSet(OwnLanguageViewSet):
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


register_permission_policy(SiteContent, OwnLanguagePolicy(SiteContent))
register_snippet(SiteContentViewSet)
