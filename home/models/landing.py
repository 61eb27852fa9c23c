from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.base.models import BasePage
from home.blocks import SectionsBlock
from home.sections import sections_of


class HomePage(BasePage):
    """The landing page of one language. Its sections, and their order, are the editor's."""

    eyebrow = models.CharField(_("eyebrow"), max_length=80, blank=True, help_text=_("A few words above the promise."))
    headline = models.CharField(_("headline"), max_length=160, help_text=_("The promise, in one sentence."))
    standfirst = models.TextField(_("standfirst"), blank=True)
    call_to_action = models.CharField(
        _("call to action"), max_length=60, blank=True, help_text=_("Label of the button that leads to registration.")
    )
    sections = StreamField(
        SectionsBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_("In the order in which readers meet them. One with nothing to show is left out."),
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("eyebrow"), FieldPanel("headline"), FieldPanel("standfirst"), FieldPanel("call_to_action")],
            heading=_("Opening"),
        ),
        FieldPanel("sections"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticleIndexPage", "videos.VideoIndexPage"]

    class Meta:
        verbose_name = _("landing page")
        verbose_name_plural = _("landing pages")

    @property
    def summary_text(self) -> str:
        return self.standfirst

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "sections": sections_of(self.sections, self.locale.language_code),
        }
