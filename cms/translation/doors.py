"""The library's addresses of one translation, open to whoever may work on what it makes.

The library asks for the right on the model alone, which a translator of one language has for every language.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as library

View = Callable[..., HttpResponseBase]
OF_ONE = "localize/translate/<int:translation_id>/"


def may_work_on(user: Any, instance: Any) -> bool:
    """Whether this person may write, or publish, this page or snippet in its language."""
    if isinstance(instance, Page):
        rights = instance.permissions_for_user(user)
        return bool(rights.can_edit() or rights.can_publish())
    policy = policy_registry.get_by_type(type(instance))
    return bool(policy.user_has_permission_for_instance(user, "change", instance))


def _for_those_who_may(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponseBase:
        translation = get_object_or_404(Translation, id=translation_id)
        if not may_work_on(request.user, translation.get_target_instance()):
            raise PermissionDenied
        return view(request, translation_id, **kwargs)

    return guarded


def guarded_views() -> list[URLPattern]:
    return [
        path(f"{OF_ONE}{below}", _for_those_who_may(view))
        for below, view in (
            ("strings/<int:string_segment_id>/edit/", library.edit_string_translation),
            ("overrides/<int:overridable_segment_id>/edit/", library.edit_override),
            ("pofile/download/", library.download_pofile),
            ("pofile/upload/", library.upload_pofile),
            ("machine_translate/", library.machine_translate),
            ("preview/", library.preview_translation),
            ("preview/<str:mode>/", library.preview_translation),
            ("disable/", library.stop_translation),
        )
    ]
