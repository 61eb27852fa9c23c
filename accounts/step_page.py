"""A page that is a step of the account journey speaks the words that editors gave it."""

from typing import Any

from django.forms import BaseForm
from django.utils.functional import cached_property

from accounts.forms import PlainFields
from accounts.journey import Words, step_words


class StepPage:
    """For a view of allauth: puts the words of its step beside the form and on its fields, in one query."""

    step_key: str

    @cached_property
    def step(self) -> Words:
        return step_words(self.step_key)

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        form: BaseForm = super().get_form(form_class)  # type: ignore[misc]  # allauth's views
        if isinstance(form, PlainFields):
            form.speak(self.step)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {"step": self.step, **context}
