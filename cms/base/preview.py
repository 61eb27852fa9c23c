"""A page is previewed in its own language and, where it is translated, in the others."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_info, override
from wagtail.models import Page

from cms.base.embargo import is_staff_for

# The address at which a front end shows a draft to the person, or nothing where this site shows it itself.
FrontEnd = Callable[[Page, Any], str]
_front_ends: list[FrontEnd] = []


def shown_by(front_end: FrontEnd) -> None:
    """Called once, by the app that knows a front end, when it is ready."""
    if front_end not in _front_ends:
        _front_ends.append(front_end)


class PreviewInLanguages:
    """A mixin for pages. The first mode is the draft being written; the others are named by their language code."""

    pk: Any
    translation_key: Any
    locale: Any
    locale_id: Any

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        own = self.locale.language_code if self.locale_id else ""
        modes = [("", _name(own))] if own else Page.DEFAULT_PREVIEW_MODES
        return [*modes, *((other.locale.language_code, _name(other.locale.language_code)) for other in self._others())]

    def is_previewable(self) -> bool:
        """True without asking the database: long lists ask it of every page."""
        return True

    def serve_preview(self, request: Any, mode_name: str) -> HttpResponse:
        """Raises PermissionDenied for a translation that the person may neither edit nor read."""
        page: Any = self._in(mode_name, request.user) if mode_name else self
        language = page.locale.language_code if page.locale_id else ""
        if address := next((address for each in _front_ends if (address := each(page, request.user))), ""):
            return HttpResponseRedirect(address)
        if not language:
            return super().serve_preview(request, "")  # type: ignore[misc,no-any-return]
        with override(language):
            response: Any = Page.serve_preview(page, request, "")
            shown: HttpResponse = response.render() if hasattr(response, "render") else response
            return shown

    def _others(self) -> Any:
        if not self.pk:
            return Page.objects.none()
        found = Page.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return found.select_related("locale").order_by("locale_id")

    def _in(self, language: str, user: Any) -> Page:
        """The latest draft for those who edit that translation, what is published for the others."""
        other = next((other for other in self._others() if other.locale.language_code == language), None)
        if other is None or not (other.live or is_staff_for(user, other)):
            raise PermissionDenied
        shown: Page = other.get_latest_revision_as_object() if is_staff_for(user, other) else other.specific
        return shown


def _name(language: str) -> str:
    return str(get_language_info(language)["name_local"]).capitalize()
