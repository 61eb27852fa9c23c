"""What editors, chief editors and translators do in the admin, with its own forms and buttons, in a line each."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation

from home.words import Words


def typed(value: Any) -> Any:
    """As a keyboard writes it: straight apostrophes and plain spaces, which the newsroom sets as a printer would."""
    return value.replace("’", "'").replace("\u00a0", " ") if isinstance(value, str) else value


def form_of(answer: Any, **fields: Any) -> dict[str, Any]:
    """The form of a page that the admin shows, with `fields` filled in."""
    form = querydict_from_html(answer.content.decode(), form_id="page-edit-form").dict()
    return {**form, **{name: typed(value) for name, value in fields.items()}}


def press(client: Client, address: str, form: Mapping[str, Any], button: str) -> Any:
    """Sends a form; the admin agrees and leads elsewhere, or the test says what it objects to."""
    answer = client.post(address, {**form, button: "1"})
    assert answer.status_code == 302, complaints(answer)
    return answer


def complaints(answer: Any) -> str:
    found = re.findall(r'class="error-message[^>]*>(.*?)</', answer.content.decode(), re.DOTALL)
    form = answer.context and answer.context.get("form")
    return f"{answer.status_code} {found} {getattr(form, 'errors', '')}"


def add_page(editor: Client, parent: Page, kind: str, *, button: str, **fields: Any) -> Page:
    """A page that never was, written below `parent`; `kind` is app and model."""
    address = reverse("wagtailadmin_pages:add", args=[*kind.split("."), parent.pk])
    press(editor, address, form_of(editor.get(address), **fields), button)
    return Page.objects.child_of(parent).latest("pk").specific


def edit_page(editor: Client, page: Page, *, button: str, **fields: Any) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    press(editor, address, form_of(editor.get(address), **fields), button)


def approve(chief: Client, page: Page) -> None:
    """Opens the page from the list of what waits, and presses the button that approves it."""
    state = page.current_workflow_task_state
    assert state is not None, "nothing waits for approval"
    answer = chief.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    assert answer.status_code == 302, answer.content


def preview(client: Client, page: Page, language: str = "") -> str:
    """The draft as it will look, in the page's own language or in another one."""
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": language})
    assert answer.status_code == 200, answer
    return unescape(answer.content.decode())


def preview_translation(translator: Client, found: Any) -> str:
    """The English as it will look with the words that were written so far."""
    translation = Translation.objects.get(source__object_id=found.translation_key)
    answer = translator.get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))
    assert answer.status_code == 200, answer
    return unescape(answer.content.decode())


def add_snippet(editor: Client, kind: Any, **fields: Any) -> Any:
    name = f"wagtailsnippets_{kind._meta.app_label}_{kind._meta.model_name}"
    press(editor, reverse(f"{name}:add"), {key: typed(value) for key, value in fields.items()}, "action-publish")
    return kind.objects.latest("pk")


def edit_address(found: Any) -> str:
    if isinstance(found, Page):
        return reverse("wagtailadmin_pages:edit", args=[found.pk])
    return reverse(f"wagtailsnippets_{found._meta.app_label}_{found._meta.model_name}:edit", args=[found.pk])


def english(found: Any) -> Any:
    return found.get_translation(Locale.objects.get(language_code="en"))


def hand_over(translator: Client, found: Any) -> None:
    """Submits for translation what has no English yet; brings the French of the rest up to date."""
    translation = Translation.objects.filter(source__object_id=found.translation_key).first()
    if translation:
        address, data = reverse("wagtail_localize:update_translations", args=[translation.source_id]), {}
    elif isinstance(found, Page):
        address = reverse("wagtail_localize:submit_page_translation", args=[found.pk])
        data = {"locales": [Locale.objects.get(language_code="en").pk]}
    else:
        names = [found._meta.app_label, found._meta.model_name, found.pk]
        address = reverse("wagtail_localize:submit_snippet_translation", args=names)
        data = {"locales": [Locale.objects.get(language_code="en").pk]}
    assert translator.post(address, data).status_code == 302


def translate(translator: Client, found: Any, words: Words) -> None:
    """Hands over, and writes the English of every passage for which `words` has any, as the editor's script does."""
    hand_over(translator, found)
    translation = Translation.objects.get(source__object_id=found.translation_key)
    assert translator.get(edit_address(english(found))).status_code == 200
    for segment in translation.source.stringsegment_set.select_related("string"):
        answer = words.get(unescape(segment.string.data)) or words.get(segment.string.data)
        if answer is None:
            continue
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        data = urlencode({"value": answer})
        said = translator.put(address, data, content_type="application/x-www-form-urlencoded")
        assert said.status_code in (200, 201), said.content
        assert not said.json()["error"], said.json()


def publish_translation(translator: Client, found: Any) -> str:
    """Presses the button, and returns what the admin says to it."""
    answer = translator.post(edit_address(english(found)), {"action": "publish"}, follow=True)
    levels = {message.level_tag: str(message) for message in answer.context["messages"]}
    assert list(levels) == ["success"], levels
    return levels["success"]
