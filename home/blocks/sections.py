"""What a landing page is composed of. Each section's template stands in templates/home/sections under its name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from cms.base.blocks import ParagraphBlock
from cms.images.blocks import CreditedImageBlock


class TextSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Section heading"))
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("A heading with a few paragraphs.")


class LatestSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Section heading"))
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=4)


class LatestArticlesSection(LatestSection):
    class Meta:
        icon = "list-ul"
        label = _("Latest articles")
        description = _("The newest articles with their datelines; it renews itself.")


class LatestVideosSection(LatestSection):
    class Meta:
        icon = "media"
        label = _("Latest videos")
        description = _("The newest video large, others below; it renews itself.")


class ChosenVideosSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Section heading"))
    videos = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="videos.VideoPage", label=_("Video page")),
        label=_("Videos"),
        min_num=1,
        max_num=12,
        help_text=_("In this order, the first one large. One that readers may not see yet is left out until they may."),
    )

    class Meta:
        icon = "media"
        label = _("Chosen videos")
        description = _("Videos that you choose, in your order.")


class InvitationSection(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Section heading"))
    text = blocks.TextBlock(label=_("Text"))
    button = blocks.CharBlock(label=_("Button label"))


class RegisterSection(InvitationSection):
    class Meta:
        icon = "user"
        label = _("Call to register")
        description = _("Leads to registration; shown only to readers who are not signed in.")


class NewsletterSection(InvitationSection):
    class Meta:
        icon = "mail"
        label = _("Newsletter")
        description = _("Leads to the newsletter, which readers take with an account or with an address alone.")


class FeatureSection(blocks.StructBlock):
    """A large picture that leads to one page. Without a picture of its own it shows that of the page."""

    eyebrow = blocks.CharBlock(label=_("Eyebrow"), required=False, max_length=80, help_text=_("Above the heading."))
    heading = blocks.CharBlock(label=_("Section heading"))
    text = blocks.TextBlock(label=_("Text"), required=False)
    page = blocks.PageChooserBlock(
        label=_("Leads to a page"),
        required=False,
        help_text=_("Readers are led to it in their language. While they may not see it, this section is left out."),
    )
    address = blocks.URLBlock(label=_("Or to an address"), required=False)
    link_label = blocks.CharBlock(label=_("Link label"), required=False, help_text=_("For instance: Read the report."))
    image = ImageChooserBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Leave it empty to show the article’s picture or the video’s still."),
    )
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        help_text=_("What the picture shows, for those who cannot see it. Needed with a picture chosen here."),
    )
    credit = blocks.CharBlock(label=_("Credit line"), required=False)

    class Meta:
        icon = "image"
        label = _("Feature")
        description = _("A large picture or video still with a heading, a text and one link.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if bool(cleaned["page"]) == bool(cleaned["address"]):
            errors["page"] = ValidationError(_("Choose a page of this site or give an address: one of the two."))
        if cleaned["address"] and not cleaned["image"]:
            errors["image"] = ValidationError(_("An address has no picture of its own: choose one."))
        if cleaned["image"] and not cleaned["alt"]:
            errors["alt"] = ValidationError(_("Say what the picture shows."))
        if cleaned["address"] and not cleaned["link_label"]:
            errors["link_label"] = ValidationError(_("Say where the link leads."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


class ImageSection(CreditedImageBlock):
    class Meta:
        label = _("Image")
        description = _("A large picture with its caption and credit.")


class SectionsBlock(blocks.StreamBlock):
    text = TextSection()
    latest_articles = LatestArticlesSection()
    latest_videos = LatestVideosSection()
    chosen_videos = ChosenVideosSection()
    feature = FeatureSection()
    image = ImageSection()
    register = RegisterSection()
    newsletter = NewsletterSection()
