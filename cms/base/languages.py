"""Languages, as a reader of another one calls them."""

from django.utils.translation import get_language, get_language_info


def language_name(code: str) -> str:
    """The name of a language for the middle of a sentence in the active one: « anglais », “English”."""
    name = str(get_language_info(code)["name_translated"])
    return name if (get_language() or "").startswith("en") else name.lower()
