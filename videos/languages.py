"""The languages that are spoken in films, by their BCP 47 codes, and what a reader calls them."""

from typing import Any

from django import forms
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.base.languages import language_name

NO_SPEECH = "zxx"
LANGUAGES = (
    *("fr", "en", "ar", "bg", "bs", "cs", "da", "de", "el", "es", "et", "fa", "fi", "ga", "he", "hr", "hu", "hy"),
    *("is", "it", "ja", "ka", "kk", "ko", "lb", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl"),
    *("sq", "sr", "sv", "tr", "uk", "ur", "zh-hans"),
)


def spoken_name(code: str) -> str:
    """A language for the middle of a sentence, or that nobody speaks: « anglais », « sans paroles »."""
    return _("no speech") if code == NO_SPEECH else language_name(code)


def own_name(code: str) -> str:
    """What a language calls itself, as captions are chosen by: « Français », “English”."""
    name = str(get_language_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def _name(code: str) -> str:
    return _("No speech, natural sound") if code == NO_SPEECH else str(get_language_info(code)["name_translated"])


_lazy_name = lazy(_name, str)


def language_choices() -> list[tuple[str, Any]]:
    """A function, so that a language more is not a migration."""
    return [(code, _lazy_name(code)) for code in LANGUAGES]


def spoken_choices() -> list[tuple[str, Any]]:
    return [(NO_SPEECH, _lazy_name(NO_SPEECH)), *language_choices()]


class SpokenLanguagesField(models.JSONField):
    """A list of codes, in the order of `spoken_choices`; empty where nobody has said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=spoken_choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
        )
