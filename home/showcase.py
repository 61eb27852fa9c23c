"""What the demo adds to a new site's landing page and footer, once its articles are there."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.translation.services import translate
from home.demo.pictures import ensure_picture
from home.models import HomePage, SiteContent
from home.words import Words

words = Words()

CONTACT = {
    "contact_heading": words("Service de presse", "Press desk"),
    "contact_email": "presse@newsroom.example",
    "contact_phone": "+32 2 555 01 23",
}
FEATURE = {
    "eyebrow": words("Nouvelles images", "New footage"),
    "heading": words("Au pied du radar, ceux qui le font tourner", "At the foot of the radar, those who keep it going"),
    "text": words(
        "Une station de montagne et le camp installé à ses pieds, filmés au lever du jour.",
        "A mountain station and the camp at its foot, filmed at first light.",
    ),
    "link_label": words("Lire l’article", "Read the article"),
    "address": "",
    "alt": words(
        "Tentes et véhicules d’un camp de transmission, en montagne",
        "Tents and vehicles of a signals camp in the mountains",
    ),
    "credit": "",
}


@transaction.atomic
def ensure_showcase(home: HomePage, *, feature: Page, editor: Any, chief: Any, translator: Any) -> None:
    """A feature of that page after the newest videos, and whom to write to; nothing where an editor was at work."""
    if home.revisions.count() > 1:
        return
    home.sections.insert(1, ("feature", {**FEATURE, "page": feature, "image": ensure_picture("camp")}))
    home.save_revision(user=editor).publish(user=chief)
    translate(home, to="en", words=words, user=translator)
    content = SiteContent.objects.filter(locale=home.locale).first()
    if content is not None:
        for name, written in CONTACT.items():
            setattr(content, name, written)
        content.save()
        translate(content, to="en", words=words, user=translator)
