"""Words that exist in each language, in the admin: whoever may edit pages of a language may edit them, nobody else.

The model's right is needed too. Where a language has no page yet, that right alone decides.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy
from wagtail.snippets.views.snippets import (
    CopyView,
    CreateView,
    DeleteView,
    EditView,
    RevisionsUnscheduleView,
    SnippetViewSet,
    UnpublishView,
)


def may_write_in(user: Any, locale_id: int) -> bool:
    """Whether this person may edit some page of the language. Remembered with the person, as rights are."""
    known: dict[int, bool] = user.__dict__.setdefault("_languages_to_write_in", {})
    if locale_id not in known:
        pages = page_permission_policy.instances_user_has_permission_for(user, "change")
        anything = Page.objects.filter(locale=locale_id, depth__gt=1)
        known[locale_id] = pages.filter(locale=locale_id).exists() or not anything.exists()
    return known[locale_id]


class OwnLanguagePolicy(ModelPermissionPolicy):
    """To be registered for the model: bulk actions, previews and translations ask it about each object."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return bool(self.user_has_permission(user, action)) and (
            action == "view" or may_write_in(user, instance.locale_id)
        )


class OwnLanguage:
    """For a view of one object, where Wagtail asks for the model's right alone."""

    request: HttpRequest
    permission_policy: Any
    permission_required: str

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)  # type: ignore[misc]  # Wagtail's views
        if not self.permission_policy.user_has_permission_for_instance(
            self.request.user, self.permission_required, found
        ):
            raise PermissionDenied
        return found


class AddInOwnLanguage(CreateView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.locale and not may_write_in(request.user, self.locale.pk):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class CopyInOwnLanguage(OwnLanguage, CopyView):
    pass


class EditInOwnLanguage(OwnLanguage, EditView):
    pass


class DeleteInOwnLanguage(OwnLanguage, DeleteView):
    pass


class UnpublishInOwnLanguage(OwnLanguage, UnpublishView):
    pass


class UnscheduleInOwnLanguage(OwnLanguage, RevisionsUnscheduleView):
    pass


class OwnLanguageViewSet(SnippetViewSet):
    """The views of a model whose policy is an OwnLanguagePolicy. Reverting is a way of editing."""

    def get_queryset(self, request: HttpRequest) -> Any:
        return self.model._default_manager.select_related("locale")

    add_view_class = AddInOwnLanguage
    copy_view_class = CopyInOwnLanguage
    edit_view_class = EditInOwnLanguage
    delete_view_class = DeleteInOwnLanguage
    unpublish_view_class = UnpublishInOwnLanguage
    revisions_unschedule_view_class = UnscheduleInOwnLanguage
