"""The article's form, in the order in which an article is written."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel, TitleFieldPanel
from wagtail.models import Page

from cms.base.embargo import Embargo
from cms.base.models import Dateline

CONTENT_PANELS: list[Any] = [
    MultiFieldPanel(
        [TitleFieldPanel("title"), FieldPanel("kicker"), FieldPanel("standfirst")],
        heading=_("Headline"),
    ),
    Dateline.dateline_panel,
    MultiFieldPanel(
        [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_caption")],
        heading=_("Lead image"),
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            MultipleChooserPanel(
                "page_topics",
                chooser_field_name="topic",
                heading=_("Topics"),
                label=_("Topic"),
                help_text=_("The most important one first. Readers filter the list of articles by them."),
            ),
            MultipleChooserPanel(
                "page_people",
                chooser_field_name="person",
                heading=_("People"),
                label=_("Person"),
                help_text=_("Those whom the article quotes or is about."),
            ),
            FieldPanel("desk"),
        ],
        heading=_("Filing"),
    ),
    MultiFieldPanel(
        [
            MultipleChooserPanel(
                "article_links",
                chooser_field_name="article",
                heading=_("Related articles"),
                label=_("Article"),
                help_text=_("In either language. While there are none, the newest on the same topics are shown."),
            ),
            MultipleChooserPanel(
                "video_links",
                chooser_field_name="video_page",
                heading=_("Related videos"),
                label=_("Video page"),
                help_text=_("In either language. While there are none, the newest on the same topics are shown."),
            ),
        ],
        heading=_("Related"),
    ),
    InlinePanel(
        "corrections",
        heading=_("Corrections and updates"),
        label=_("Entry"),
        help_text=_("Shown to everybody above the text, the newest first. Entries stay once they are published."),
    ),
]
SETTINGS_PANELS: list[Any] = [*Page.settings_panels, Embargo.embargo_panel]
