"""What the news is about: topics and people, each in every language; and the desks that answer for it."""

from itertools import count
from typing import Any, ClassVar

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

LONGEST_SLUG = 100


class Topic(TranslatableMixin, index.Indexed, models.Model):
    """A subject that articles and videos are filed under, and that readers filter lists by."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=LONGEST_SLUG, editable=False)
    description = models.TextField(
        _("description"), blank=True, help_text=_("A sentence or two for readers, above the list of this topic.")
    )

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("name"), FieldPanel("description")]
    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("name"),
        TranslatableField("description"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ("name",)
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="one_topic_per_address")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The address of its list follows the name, in each language."""
        self.slug = self._free_slug(slugify(self.name)[: LONGEST_SLUG - 6] or "topic")
        super().save(*args, **kwargs)

    def _free_slug(self, wanted: str) -> str:
        others = Topic.objects.filter(locale=self.locale_id, slug__startswith=wanted).exclude(pk=self.pk)
        taken = set(others.values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in count(2))
        return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


class Person(TranslatableMixin, index.Indexed, models.Model):
    """Somebody whom the news quotes or names. The name is one; role and organisation are translated."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True, help_text=_("Head of section, for example."))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    biography = models.TextField(_("biography"), blank=True, help_text=_("A few sentences, in plain text."))
    portrait = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("role"), FieldPanel("organisation")], heading=_("Function")),
        FieldPanel("biography"),
        FieldPanel("portrait"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("name", overridable=False),
        TranslatableField("role"),
        TranslatableField("organisation"),
        TranslatableField("biography"),
        SynchronizedField("portrait", overridable=False),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.SearchField("organisation"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ("name",)
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    @property
    def function(self) -> str:
        """Role and organisation, or the one of them that is known."""
        return ", ".join(part for part in (self.role, self.organisation) if part)


class Desk(TranslatableMixin, index.Indexed, models.Model):
    """The part of the newsroom that answers for a piece of news, and how the press reaches it."""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Shown to readers, as the press contact."))
    phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("From the + and the country code on.")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("Contact")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("name"),
        SynchronizedField("email", overridable=False),
        SynchronizedField("phone", overridable=False),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ("name",)
        verbose_name = _("desk")
        verbose_name_plural = _("desks")

    def __str__(self) -> str:
        return self.name

    @property
    def dialled(self) -> str:
        """The telephone number without spaces or dots, for a link that dials it."""
        return "".join(character for character in self.phone if character.isdigit() or character == "+")
