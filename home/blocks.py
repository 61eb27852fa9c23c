from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.base.blocks import ParagraphBlock


class TextSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"))
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "home/sections/text.html"


class LatestSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"))
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=4)


class LatestArticlesSection(LatestSection):
    class Meta:
        icon = "list-ul"
        label = _("Latest articles")
        template = "home/sections/latest_articles.html"


class LatestVideosSection(LatestSection):
    class Meta:
        icon = "media"
        label = _("Latest videos")
        template = "home/sections/latest_videos.html"


class RegisterSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.TextBlock(label=_("Text"))
    button = blocks.CharBlock(label=_("Button label"))

    class Meta:
        icon = "user"
        label = _("Call to register")
        template = "home/sections/register.html"


class SectionsBlock(blocks.StreamBlock):
    text = TextSection()
    latest_articles = LatestArticlesSection()
    latest_videos = LatestVideosSection()
    register = RegisterSection()
