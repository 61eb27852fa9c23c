"""How PostgreSQL reads each language: the names that the first migration gives to its text search configurations."""

from django.conf import settings

# Words are stemmed after their accents are taken off, so that what is typed in a hurry finds what is written with care.
CONFIGURATIONS = {"fr": "newsroom_fr", "en": "newsroom_en"}
# Accents off, no stems: for suggestions while somebody types.
UNSTEMMED = "newsroom_plain"


def configuration(language: str) -> str:
    """The one for a language; that of the site's own language for what has none."""
    return CONFIGURATIONS.get(language, CONFIGURATIONS[settings.LANGUAGE_CODE])
