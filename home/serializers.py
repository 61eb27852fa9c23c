"""The landing page in the content API: its sections in the editor's order, each with what a front end needs."""

from typing import Any
from urllib.parse import urlencode

from wagtail.api import APIField
from wagtail.api.utils import get_full_url

from cms.base.api import PageField, html
from home.models import HomePage

NEWEST = {"latest_articles": "articles.ArticlePage", "latest_videos": "videos.VideoPage"}


class SectionsField(PageField):
    def to_representation(self, page: HomePage) -> list[dict[str, Any]]:
        return [
            {"type": block.block_type, "id": block.id, "value": self._value(block.block_type, block.value, page)}
            for block in page.sections
        ]

    def _value(self, kind: str, value: Any, page: HomePage) -> dict[str, Any]:
        match kind:
            case "text":
                return self._text(value)
            case "latest_articles" | "latest_videos":
                return self._newest(NEWEST[kind], value, page)
            case _:
                return dict(value)

    def _text(self, value: Any) -> dict[str, Any]:
        return {"heading": value["heading"], "text": html(value["text"].source, self.context)}

    def _newest(self, page_type: str, value: Any, page: HomePage) -> dict[str, Any]:
        """The words of the section, and the request that answers with its pages."""
        query = urlencode(
            {
                "type": page_type,
                "locale": page.locale.language_code,
                "order": "-dateline_date,-first_published_at,-id",
                "limit": value["count"],
            }
        )
        listing = self.context["router"].get_model_listing_urlpath(type(page))
        return {
            "heading": value["heading"],
            "count": value["count"],
            "items_url": f"{get_full_url(self.context['request'], listing)}?{query}",
        }


HOME_FIELDS = [
    APIField("eyebrow"),
    APIField("headline"),
    APIField("standfirst"),
    APIField("call_to_action"),
    APIField("sections", serializer=SectionsField()),
]
