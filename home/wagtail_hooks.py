"""The site's words and the newsletter in the admin, near the top of the menu."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.base.own_language import OwnLanguagePolicy, OwnLanguageViewSet
from home.models import NewsletterEdition, SiteContent
from home.newsletter.admin import DraftsChange, EditionViewSet


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
register_permission_policy(NewsletterEdition, DraftsChange(NewsletterEdition))
register_snippet(EditionViewSet)


@hooks.register("register_admin_urls")
def newsletter_addresses() -> list[URLPattern | URLResolver]:
    return [path("newsletter/", include("home.newsletter.admin_urls"))]


@hooks.register("register_permissions")
def right_to_send() -> "QuerySet[Permission]":
    """Beside adding and changing editions, in the form of a group."""
    return Permission.objects.filter(content_type__app_label="home", codename="send_newsletteredition")
