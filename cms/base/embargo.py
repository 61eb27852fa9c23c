"""News that is written before it may be read: hidden from everybody but its editors until a second that they name."""

from functools import cache
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField


class Embargo(models.Model):
    """Abstract, for pages. A page and its translations are under one embargo: the latest that any of them names."""

    translation_key: Any
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Until then nobody but staff sees the page or gets the files, in either language."),
    )

    embargo_panel: ClassVar[FieldPanel] = FieldPanel("embargo_until")
    embargo_synchronized: ClassVar[SynchronizedField] = SynchronizedField("embargo_until", overridable=False)

    class Meta:
        abstract = True

    @property
    def under_embargo(self) -> bool:
        """Whether this page, or its counterpart in another language, is still under embargo."""
        return bool(under_embargo(type(self)).filter(translation_key=self.translation_key).exists())


def under_embargo(model: type[models.Model]) -> "models.QuerySet[Any]":
    return model._default_manager.filter(embargo_until__gt=timezone.now())


@cache
def embargo_models() -> tuple[type[models.Model], ...]:
    """Every kind of page that can be under embargo."""
    return tuple(model for model in apps.get_models() if issubclass(model, Embargo))


def without_embargoed(pages: Any) -> Any:
    """`pages`, of any kind, without those under embargo in any language."""
    for model in embargo_models():
        pages = pages.exclude(translation_key__in=under_embargo(model).values("translation_key"))
    return pages


def is_staff_for(user: Any, page: Page) -> bool:
    """Whether this person works on the page in the admin, and so sees it before readers do."""
    return bool(user.is_authenticated and user.is_active and page.permissions_for_user(user).can_edit())
