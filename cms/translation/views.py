"""wagtail-localize's admin views where our rules differ: what is submitted, and what may be published."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtail_localize.tasks import background
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitSnippetTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.base.languages import language_name
from cms.translation.exceptions import MissingSegments, ParentNotTranslated
from cms.translation.jobs import submit_subtree
from cms.translation.selectors import words_changed
from cms.translation.services import publish_translation, submit

SHOWN = 12


def refusal(problem: MissingSegments) -> SafeString:
    """The refusal as an editor reads it: the first passages by name, and how many more there are."""
    lines = [str(missing) for missing in problem.missing[:SHOWN]]
    more = len(problem.missing) - SHOWN
    if more > 0:
        lines.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    if problem.stale:
        lines.append(original_changed())
    return format_html(
        "{}<ul>{}</ul>", problem.headline, format_html_join("", "<li>{}</li>", ([line] for line in lines))
    )


def original_changed() -> str:
    return _("The original has changed since this translation was last synchronised: synchronise it from the original.")


def publish_from_editor(request: HttpRequest, translation: Translation, instance: Model) -> HttpResponse:
    """Answers the publish button of the translation editor."""
    if not _may_publish(request.user, instance):
        raise PermissionDenied
    names = {
        "title": translation.source.object_repr,
        "language": language_name(translation.target_locale.language_code),
    }
    try:
        published = publish_translation(translation, request.user)
    except MissingSegments as problem:
        messages.error(request, refusal(problem))
    except ValidationError as problem:
        reasons = " ".join(problem.messages)
        messages.error(
            request,
            _("“%(title)s” is not published in %(language)s: %(reasons)s") % {**names, "reasons": reasons},
        )
    else:
        messages.success(request, _what_became_of(published, {**names, "title": str(published)}))
    return redirect(request.path)


def _what_became_of(published: Any, names: dict[str, str]) -> str:
    """A translation whose original has an hour keeps that hour: until then it waits."""
    scheduled = published.scheduled_revision if isinstance(published, DraftStateMixin) else None
    if scheduled is None:
        return _("“%(title)s” is published in %(language)s.") % names
    at = date_format(localtime(scheduled.approved_go_live_at), "DATETIME_FORMAT")
    return _("“%(title)s” goes live in %(language)s at its hour: %(at)s.") % {**names, "at": at}


def _may_publish(user: Any, instance: Any) -> bool:
    if isinstance(instance, Page):
        allowed: bool = instance.permissions_for_user(user).can_publish()
        return allowed
    action = "publish" if isinstance(instance, DraftStateMixin) else "change"
    policy = policy_registry.get_by_type(type(instance))
    return bool(policy.user_has_permission_for_instance(user, action, instance))


def _not_yours_to_publish(translation: Translation) -> str:
    return _("“%(title)s” is not published in %(language)s: your account may not publish there.") % {
        "title": translation.source.object_repr,
        "language": language_name(translation.target_locale.language_code),
    }


def warn_of_changed_original(request: HttpRequest, translation: Translation) -> None:
    if words_changed(translation.source):
        messages.warning(request, original_changed())


class _Submit:
    """Answers the form with our `submit`: the parents first, nothing made an alias, nothing written over."""

    request: HttpRequest
    object: Any

    def form_valid(self, form: Any) -> HttpResponse:
        locales = list(form.cleaned_data["locales"])
        try:
            with transaction.atomic():
                for locale in locales:
                    submit(self.object, to=locale.language_code, user=self.request.user)
        except ParentNotTranslated as problem:
            messages.error(self.request, str(problem))
            return redirect(self.request.get_full_path())
        if form.cleaned_data["include_subtree"] and isinstance(self.object, Page):
            languages = [locale.language_code for locale in locales]
            background.enqueue(submit_subtree, [self.object.pk, languages, self.request.user.pk], {})
        names = ", ".join(language_name(locale.language_code) for locale in locales)
        messages.success(self.request, self.get_success_message(names))  # type: ignore[attr-defined]
        translated = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(translated))  # type: ignore[attr-defined]


class SubmitPage(_Submit, SubmitPageTranslationView):
    pass


class SubmitSnippet(_Submit, SubmitSnippetTranslationView):
    pass


class Synchronise(UpdateTranslationsView):
    """Hands the original's present words to its translators; publishes only those translations that are complete."""

    def get_form(self) -> Any:
        form = super().get_form()
        form.fields["publish_translations"].help_text = _(
            "Publishes the translations whose passages are all translated; the others wait for their translator."
        )
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        wanted = form.cleaned_data["publish_translations"]
        form.cleaned_data["publish_translations"] = False
        answer: HttpResponse = super().form_valid(form)
        for translation in self.object.translations.filter(enabled=True) if wanted else []:
            if not _may_publish(self.request.user, translation.get_target_instance()):
                messages.warning(self.request, _not_yours_to_publish(translation))
                continue
            try:
                publish_translation(translation, self.request.user)
            except MissingSegments as problem:
                messages.warning(self.request, refusal(problem))
        return answer


def no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Where the library turns a translation into an alias: here a page exists in a language only as its translation."""
    raise Http404
