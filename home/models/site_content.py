from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.base.typography import FrenchTypography
from home.blocks import FooterBlock, LinksBlock
from home.models.landing import HomePage

NOT_FOUND = "not_found"


class SiteContent(FrenchTypography, PreviewableMixin, RevisionMixin, TranslatableMixin, models.Model):
    """What surrounds every page in one language. What is left empty is said in the interface's own words."""

    name = models.CharField(
        _("name of the site"),
        max_length=60,
        blank=True,
        help_text=_("At the head of every page, in the titles of browser windows and in mails."),
    )
    description = models.TextField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("The site in one or two sentences, for search engines and for programs that read it."),
    )
    navigation = StreamField(
        LinksBlock(),
        verbose_name=_("main menu"),
        blank=True,
        help_text=_("While it is empty, the menu shows the pages under the landing page that are marked for menus."),
    )
    footer_text = models.TextField(
        _("text"), max_length=400, blank=True, help_text=_("A sentence or two about who publishes this site.")
    )
    footer = StreamField(
        FooterBlock(max_num=4),
        verbose_name=_("columns of links"),
        blank=True,
        help_text=_("Up to four. While there are none, the footer repeats the main menu."),
    )
    legal_line = models.CharField(
        _("legal line"), max_length=250, blank=True, help_text=_("The last line of every page: rights and conditions.")
    )
    contact_heading = models.CharField(
        _("heading"), max_length=60, blank=True, help_text=_("For instance: Press desk. Shown above the addresses.")
    )
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("With the country code: +32 2 555 01 23.")
    )
    contact_address = models.TextField(_("postal address"), max_length=300, blank=True)
    not_found_heading = models.CharField(_("heading"), max_length=120, blank=True)
    not_found_text = models.TextField(
        _("text"), max_length=600, blank=True, help_text=_("Say what may have happened and what to do next.")
    )
    not_found_links = StreamField(
        LinksBlock(), verbose_name=_("links"), blank=True, help_text=_("Offered besides the way to the home page.")
    )
    sharing_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("sharing image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Goes with a shared link to a page that has no picture of its own. At least 1200 × 630 pixels."),
    )
    sharing_image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )

    translatable_fields: ClassVar[list[Any]] = [
        *(
            TranslatableField(name)
            for name in (
                "name",
                "description",
                "navigation",
                "footer_text",
                "footer",
                "legal_line",
                "contact_heading",
                "contact_address",
                "not_found_heading",
                "not_found_text",
                "not_found_links",
                "sharing_image_alt",
            )
        ),
        *(SynchronizedField(name) for name in ("contact_email", "contact_phone", "sharing_image")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("site content")
        verbose_name_plural = _("site content")
        constraints = [models.UniqueConstraint(fields=["locale"], name="one_site_content_per_language")]

    def __str__(self) -> str:
        return str(self.locale)

    def clean(self) -> None:
        super().clean()
        if self.locale_id and SiteContent.objects.filter(locale=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError(_("The content of the site exists in this language already: edit that."))
        if self.sharing_image_id and not self.sharing_image_alt:
            raise ValidationError({"sharing_image_alt": _("Say what the picture shows.")})

    def get_full_url(self) -> str | None:
        """Where it is previewed: on the landing page of its language."""
        home = self._home
        return home.full_url if home else None

    full_url: Any = property(get_full_url)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", pgettext_lazy("what is previewed", "Landing page")), (NOT_FOUND, _("Page for missing addresses"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        request.site_content = self  # type: ignore[attr-defined]  # read by home.shown_site
        if mode_name == NOT_FOUND or self._home is None:
            return TemplateResponse(request, "404.html", {"is_error": True})
        response: HttpResponse = self._home.serve(request)
        return response

    @property
    def _home(self) -> HomePage | None:
        found: HomePage | None = HomePage.objects.live().filter(locale=self.locale_id).first()
        return found
