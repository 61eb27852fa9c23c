"""Wagtail's content checks, with the rules that our blocks can break."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem


class NewsChecker(ContentCheckerItem):
    """In the side panel of the editor and on previews. Only what an editor can put right is checked."""

    axe_include: ClassVar[list[str]] = ["main"]
    axe_run_only: ClassVar[list[str]] = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "page-has-heading-one",
        "td-has-header",
        "th-has-data-cells",
        "identical-links-same-purpose",
    ]
    axe_messages: ClassVar[dict[str, Any]] = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Say what it shows, for those who cannot see it"),
        },
        "image-redundant-alt": {
            "error_name": _("The alternative text repeats the words beside the picture"),
            "help_text": _("Say what the picture shows instead"),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no title"),
            "help_text": _("Give it one"),
        },
        "td-has-header": {
            "error_name": _("A large table has no headers"),
            "help_text": _("Mark its first row or column as headers"),
        },
        "th-has-data-cells": {
            "error_name": _("A header of a table stands above nothing"),
            "help_text": _("Remove it, or fill its column"),
        },
        "identical-links-same-purpose": {
            "error_name": _("Two links have the same words and lead to different pages"),
            "help_text": _("Say in each where it leads"),
        },
    }
