"""Ways on: to a page of this site, which follows the page wherever it moves, or to an address anywhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

LABEL_LENGTH = 60
# Views that stand outside the tree of pages, by name.
SERVICES = {
    "account_signup": _("Create an account"),
    "account_login": _("Sign in"),
    "account_newsletter": _("Newsletter"),
}
# Of no use to somebody who is signed in.
FOR_STRANGERS = ("account_signup", "account_login")


class PageLinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(
        label=_("Page"),
        help_text=_("Choose it once, in either language: readers are led to it in theirs, and see no link without it."),
    )
    label = blocks.CharBlock(
        label=_("Label"),
        required=False,
        max_length=LABEL_LENGTH,
        help_text=_("Leave it empty to show the page’s own title in each language."),
    )

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Page of this site")
        description = _("A link that follows the page when it is renamed, moved or taken down.")


class AddressLinkBlock(blocks.StructBlock):
    address = blocks.URLBlock(label=_("Address"), help_text=_("The whole address, beginning with https://."))
    label = blocks.CharBlock(label=_("Label"), max_length=LABEL_LENGTH)

    class Meta:
        icon = "link-external"
        label = _("Other address")
        description = _("A link to another site, with its own label.")


class ServiceLinkBlock(blocks.StructBlock):
    service = blocks.ChoiceBlock(choices=list(SERVICES.items()), label=_("Leads to"), default="account_signup")
    label = blocks.CharBlock(
        label=_("Label"),
        required=False,
        max_length=LABEL_LENGTH,
        help_text=_("Leave it empty for the usual name, in each language."),
    )

    class Meta:
        icon = "user"
        label = _("Account page")
        description = _("A link to registration, to signing in or to the newsletter.")


class LinksBlock(blocks.StreamBlock):
    page = PageLinkBlock()
    service = ServiceLinkBlock()
    address = AddressLinkBlock()


class FooterColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading of the column"), max_length=LABEL_LENGTH)
    links = LinksBlock(label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")


class FooterBlock(blocks.StreamBlock):
    column = FooterColumnBlock()
