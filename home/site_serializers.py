"""What surrounds every page, for front ends that are not this site's own."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import override
from wagtail.api.utils import get_full_url

from accounts.serializers import journey
from cms.base.api import page_link
from cms.base.navigation import MenuItem, SiteFrame
from cms.images.serializers import Picture, picture
from home.api_shapes import SiteLink, SiteWords
from home.shown_site import Link, ShownSite, shown_site


def site(language: str, context: dict[str, Any]) -> SiteWords:
    """Name, menu, footer and the rest in one language: what editors wrote, else our own words."""
    request = context["request"]
    with override(language):
        shown = shown_site(request, language)
        return {
            "locale": language,
            "name": shown.name,
            "description": shown.description,
            "navigation": _links(shown.navigation or SiteFrame(request).menu, context),
            "footer": {
                "text": shown.footer_text,
                "columns": [
                    {"heading": column.heading, "links": _links(column.links, context)} for column in shown.columns
                ],
                "contact": {
                    "heading": shown.contact_heading,
                    "email": shown.contact_email,
                    "phone": shown.contact_phone,
                    "address": shown.contact_address,
                },
                "legal_line": shown.legal_line,
            },
            "not_found": {
                "heading": shown.not_found_heading,
                "text": shown.not_found_text,
                "links": _links(shown.not_found_links, context),
            },
            "sharing_image": _sharing_image(shown, request),
            "journey": journey(language),
        }


def _links(links: Sequence[Link | MenuItem], context: dict[str, Any]) -> list[SiteLink]:
    """`page` is null where a link leads to no page of the tree."""
    return [
        {
            "title": link.title,
            "url": get_full_url(context["request"], link.url),
            "page": {"id": link.page.pk, **page_link(link.page, context)} if link.page else None,
        }
        for link in links
    ]


def _sharing_image(shown: ShownSite, request: HttpRequest) -> Picture | None:
    image = shown.sharing_image
    return picture(image, request, alt=shown.sharing_image_alt, caption="", credit="") if image else None
