"""Blocks that more than one kind of page uses."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=[*INLINE_FEATURES, "ol", "ul"], **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "blocks/paragraph.html"


class HeadingBlock(blocks.CharBlock):
    """A heading inside an article; its level is 2, so that screen readers meet no gap below the page's own.

    The page may give its template an `anchor`, by which a table of contents leads to it.
    """

    level = 2

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "level": self.level}


class SubheadingBlock(HeadingBlock):
    """A heading below another one; its level is 3."""

    level = 3

    class Meta:
        label = _("Subheading")


class QuoteBlock(blocks.StructBlock):
    """What somebody said. Role and organisation are words of the quote: they stay as they were on its day."""

    text = blocks.TextBlock(label=_("Quote"))
    person = blocks.CharBlock(label=_("Person"), required=False, default="")
    role = blocks.CharBlock(
        label=_("Role"), required=False, default="", help_text=_("The role held on the day of the quote.")
    )
    organisation = blocks.CharBlock(label=_("Organisation"), required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"
