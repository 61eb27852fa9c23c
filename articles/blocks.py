from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtailmedia.blocks import VideoChooserBlock

from articles.tables import TableBlock
from cms.base.blocks import INLINE_FEATURES, HeadingBlock, ParagraphBlock, QuoteBlock, SubheadingBlock
from cms.images.blocks import CreditedImageBlock


class SharedVideoBlock(VideoChooserBlock):
    """The same film in every language: its number is nothing for a translator to read or to change."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        return value


class VideoBlock(blocks.StructBlock):
    """A video of the library, shown through its page in the reader's language."""

    video = SharedVideoBlock(label=_("Video"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, default="")

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download; Wagtail's own view serves it, and asks for a password where its collection has one."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), help_text=_("What readers will find in it. Its type and size are added.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class LinkBlock(blocks.StructBlock):
    """A way on: to a page of this site, in the reader's language, or to another site."""

    label = blocks.CharBlock(label=_("Label"))
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("Address on another site"), required=False, default="")

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation and not (cleaned["page"] and cleaned["url"]):
            return cleaned  # a draft is kept before it is whole
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            problem = ValidationError(_("Choose a page of this site, or give an address: one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"url": problem})
        return cleaned


class LinksBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading of the list"), required=False, default="", help_text=_("“See also” when it is empty.")
    )
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Related links")
        template = "blocks/links.html"


class FactBoxBlock(blocks.StructBlock):
    """What a reader wants to know besides, apart from the text."""

    heading = blocks.CharBlock(label=_("Heading of the box"))
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE_FEATURES, "ul", "ol"])

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "blocks/fact_box.html"


TEXT, PICTURES, MORE = _("Text"), _("Pictures and video"), _("More to read")


class ArticleBodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    subheading = SubheadingBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    image = CreditedImageBlock(group=PICTURES)
    video = VideoBlock(group=PICTURES)
    fact_box = FactBoxBlock(group=MORE)
    table = TableBlock(group=MORE)
    document = DocumentBlock(group=MORE)
    links = LinksBlock(group=MORE)
