"""The words of the newsletter consent. Whoever changes them gives them a new version."""

from django.utils.translation import gettext as _

CONSENT_VERSION = "1"


def consent_text() -> str:
    """The consent in the reader's language, shown beside the button and kept with the subscription."""
    return _("Send me the newsletter with the latest articles and videos. I can leave it at any time.")
