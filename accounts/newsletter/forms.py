"""What the newsletter asks: an address, and what one wants to receive."""

from collections.abc import Mapping
from typing import Any

from allauth.account.fields import EmailField
from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.forms import MAX_EMAIL_LENGTH, PlainFields
from accounts.models import NewsletterSubscription
from accounts.newsletter.selectors import known_topics, topic_choices

ARTICLES, VIDEOS = "articles", "videos"


class SubscribeForm(PlainFields):
    """For readers without an account."""

    label_parts = {"email": "field_label"}

    email = EmailField(max_length=MAX_EMAIL_LENGTH, required=True)


class PreferencesForm(forms.Form):
    """What a subscriber receives. Choices are in the reader's language; a topic that it lacks stays chosen."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What we send"),
        choices=[(ARTICLES, gettext_lazy("Articles")), (VIDEOS, gettext_lazy("Videos"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose articles, videos or both. To receive nothing, unsubscribe.")},
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"),
        help_text=gettext_lazy("Without a choice you receive all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    frequency = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=NewsletterSubscription.Frequency.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, subscription: NewsletterSubscription) -> None:
        self._subscription = subscription
        kinds = [(ARTICLES, subscription.wants_articles), (VIDEOS, subscription.wants_videos)]
        initial = {
            "language": subscription.language,
            "kinds": [kind for kind, wanted in kinds if wanted],
            "topics": subscription.topics,
            "frequency": subscription.frequency,
        }
        super().__init__(data, initial=initial)
        self._offered = topic_choices(get_language() or settings.LANGUAGE_CODE)
        self.fields["topics"].choices = self._offered  # type: ignore[attr-defined]  # a field of choices
        if not self._offered:
            del self.fields["topics"]
        for name in ("language", "frequency"):
            self.fields[name].error_messages["invalid_choice"] = _("Choose one of these.")

    @property
    def preferences(self) -> dict[str, Any]:
        """What was chosen, in the terms of the service. Only of a valid form."""
        chosen = self.cleaned_data
        offered = {key for key, _name in self._offered}
        kept = [key for key in self._subscription.topics if key not in offered and key in known_topics()]
        return {
            "language": chosen["language"],
            "wants_articles": ARTICLES in chosen["kinds"],
            "wants_videos": VIDEOS in chosen["kinds"],
            "topics": [*chosen.get("topics", []), *kept],
            "frequency": chosen["frequency"],
        }
