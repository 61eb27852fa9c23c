"""An edition as its readers will have it, for the preview in the admin."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from home.models import NewsletterEdition
from home.newsletter.contents import contents
from home.newsletter.letter import NOBODY, write


def preview(edition: NewsletterEdition, mode: str) -> HttpResponse:
    """The whole edition in the language of `mode`, above it what editors should know; or its plain text."""
    language, _dash, form = (mode or "fr").partition("-")
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
        return HttpResponse(render_to_string("newsletter/preview_plain.html", context))
    head, body, rest = letter.html.partition("<div ")
    return HttpResponse(head + render_to_string("newsletter/remarks.html", context) + body + rest)
