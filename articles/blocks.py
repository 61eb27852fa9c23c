from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtailmedia.blocks import VideoChooserBlock

from cms.base.blocks import HeadingBlock, ParagraphBlock, QuoteBlock
from cms.images.blocks import CreditedImageBlock


class VideoBlock(blocks.StructBlock):
    """A video of the library, shown through its page in the reader's language."""

    video = VideoChooserBlock(label=_("Video"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class ArticleBodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    image = CreditedImageBlock()
    video = VideoBlock()
