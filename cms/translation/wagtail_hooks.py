"""The doors of the admin through which translations pass. Each stands before the library's door of the same name."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.models import Page

from cms.base.languages import language_name
from cms.translation import views
from cms.translation.doors import guarded_views
from cms.translation.exceptions import MissingSegments
from cms.translation.selectors import missing_segments, translation_of, words_changed

FIRST = -10


@hooks.register("register_admin_urls", order=FIRST)
def own_views() -> list[URLPattern]:
    """At the library's addresses, so that its buttons lead here; tests/translation pins them to its names."""
    return [
        path("localize/submit/page/<int:page_id>/", views.SubmitPage.as_view()),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", views.SubmitSnippet.as_view()),
        path("localize/update/<int:translation_source_id>/", views.Synchronise.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", views.no_alias),
        *guarded_views(),
    ]


@hooks.register("before_edit_page", order=FIRST)
@hooks.register("before_edit_snippet", order=FIRST)
def publish_only_what_is_complete(request: HttpRequest, instance: Model) -> HttpResponse | None:
    translation = translation_of(instance)
    if translation is None:
        return None
    if request.method == "POST" and request.POST.get("action") == "publish":
        return views.publish_from_editor(request, translation, instance)
    if request.method == "GET":
        views.warn_of_changed_original(request, translation)
    return None


@hooks.register("before_bulk_action")
def publish_only_complete_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publishing from a listing takes all the chosen pages or, with the reasons, none."""
    if action_type != "publish":
        return None
    refused = False
    for page in objects:
        translation = translation_of(page) if isinstance(page, Page) else None
        missing = missing_segments(translation) if translation else []
        if translation and missing:
            refused = True
            language = language_name(translation.target_locale.language_code)
            problem = MissingSegments(str(page), language, missing, stale=words_changed(translation.source))
            messages.error(request, views.refusal(problem))
    return redirect(action.next_url) if refused else None


@hooks.register("construct_page_action_menu")
def no_alias_in_menu(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if getattr(item, "name", "") != "localize-convert-to-alias"]
