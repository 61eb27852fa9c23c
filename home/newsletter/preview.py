"""An edition as its readers will have it, for the preview in the admin."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string

from cms.base.csp import as_letter
from home.models import NewsletterEdition
from home.newsletter.contents import contents
from home.newsletter.letter import NOBODY, write


def preview(edition: NewsletterEdition, mode: str) -> HttpResponse:
    """The whole edition in the language of `mode`, above it what editors should know; or its plain text."""
    language, _dash, form = (mode or "fr").partition("-")
    if language not in dict(settings.LANGUAGES):
        raise Http404(mode)
    found = contents(edition, language)
    letter = write(edition, found.items, language, key=NOBODY)
    context = {
        "letter": letter,
        "missing": found.missing,
        "has_subject": bool(letter.subject),
        "is_empty": not found.items,
        "language": language,
    }
    if form == "plain":
        return as_letter(render_to_string("newsletter/preview_plain.html", context))
    head, body, rest = letter.html.partition("<div ")
    return as_letter(head + render_to_string("newsletter/remarks.html", context) + body + rest)
