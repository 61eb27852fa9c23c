"""What the news is about: topics and people, each in every language; and the desks that answer for it."""

from itertools import count
from typing import Any, ClassVar

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.base.typography import FrenchTypography

LONGEST_SLUG = 100


class Topic(FrenchTypography, TranslatableMixin, index.Indexed, models.Model):
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
        """The address of its list is made from the first name that it has in its language, and then kept."""
        made_here = not self._has_address()
        if made_here:
            self.slug = self._free_slug()
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
        except IntegrityError:
            if not made_here or (again := self._free_slug()) == self.slug:
                raise
            self.slug = again  # somebody took it meanwhile
            super().save(*args, **kwargs)

    def _has_address(self) -> bool:
        """Whether its address is its own: that of a translation is, once it is called otherwise than its original."""
        if self._state.adding:
            return False
        earlier = Topic.objects.filter(translation_key=self.translation_key, pk__lt=self.pk)
        named = Topic.objects.filter(pk=self.pk).values("name")
        return bool(self.slug) and not earlier.filter(name=models.Subquery(named)).exists()

    def _free_slug(self) -> str:
        wanted = slugify(self.name)[: LONGEST_SLUG - 6] or "topic"
        others = Topic.objects.filter(locale=self.locale_id, slug__startswith=wanted).exclude(pk=self.pk)
        taken = set(others.values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in count(2))
        return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


class Person(FrenchTypography, TranslatableMixin, index.Indexed, models.Model):
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


class Desk(FrenchTypography, TranslatableMixin, index.Indexed, models.Model):
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
