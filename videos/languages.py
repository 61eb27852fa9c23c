"""The languages that are spoken in films, by their BCP 47 codes, and what a reader calls them."""

from typing import Any, ClassVar
from unicodedata import normalize

from django import forms
from django.conf import settings
from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext_noop
from django.utils.translation import gettext as _

from cms.base.languages import language_name

NO_SPEECH = "zxx"
LANGUAGES = (
    *("fr", "en", "ar", "bg", "bs", "cs", "da", "de", "el", "es", "et", "fa", "fi", "ga", "he", "hr", "hu", "hy"),
    *("is", "it", "ja", "ka", "kk", "ko", "lb", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl"),
    *("sq", "sr", "sv", "tr", "uk", "ur", "zh-hans"),
)
# Django knows these in English alone, or by the name of the country; the catalogue of the newsroom puts that right.
NAMES = (gettext_noop("Norwegian"), gettext_noop("Persian"))


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
    """The newsroom's own first, the others by name. A function, so that a language more is not a migration."""
    own = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    ordered = sorted(LANGUAGES, key=lambda code: (code not in own, normalize("NFKD", _name(code))))
    return [(code, _lazy_name(code)) for code in ordered]


def spoken_choices() -> list[tuple[str, Any]]:
    return [(NO_SPEECH, _lazy_name(NO_SPEECH)), *language_choices()]


class SpokenLanguagesInput(forms.CheckboxSelectMultiple):
    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["videos/spoken-languages.css"]}


class SpokenLanguagesField(models.JSONField):
    """A list of codes; empty where nobody has said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=spoken_choices,
            widget=SpokenLanguagesInput(attrs={"class": "spoken-languages"}),
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
