from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class CreditedImageBlock(blocks.StructBlock):
    """A picture with the words that go with it; the words are translated, the picture is shared."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Alternative text"), help_text=_("What the picture shows, for those who cannot see it.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False)
    credit = blocks.CharBlock(label=_("Credit line"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"
