"""The landing page in the content API: its sections in the editor's order, each with what a front end needs."""

from typing import Any, cast
from urllib.parse import urlencode

from wagtail.api import APIField
from wagtail.api.utils import get_full_url

from cms.base.api import PageField, page_link
from cms.base.api_text import html
from cms.images.serializers import picture
from home.api_shapes import FeatureSection, HomeSection, NewestSection, SectionValue
from home.models import HomePage
from home.sections import Feature, Section, sections_of
from videos.serializers import embedded_videos, poster

NEWEST = {"latest_articles": "articles.ArticlePage", "latest_videos": "videos.VideoPage"}


class SectionsField(PageField):
    """Sections as {type, id, value}: those that readers see, as they see them."""

    def to_representation(self, page: HomePage) -> list[HomeSection]:
        found = [
            {"type": section.kind, "id": section.id, "value": self._value(section, page)}
            for section in sections_of(page.sections, page.locale.language_code, with_newest=False)
        ]
        return cast("list[HomeSection]", found)

    def _value(self, section: Section, page: HomePage) -> SectionValue:
        value = section.value
        match section.kind:
            case "text":
                return {"heading": value["heading"], "text": html(value["text"].source, self.context)}
            case "latest_articles" | "latest_videos":
                return self._newest(NEWEST[section.kind], value, page)
            case "chosen_videos":
                videos = embedded_videos(section.shown, self.context)
                return {"heading": value["heading"], "videos": videos}
            case "feature":
                return self._feature(value, section.shown)
            case "image":
                words = {name: value[name] for name in ("alt", "caption", "credit")}
                return picture(value["image"], self.context["request"], **words)
            case _:
                return {"heading": value["heading"], "text": value["text"], "button": value["button"]}

    def _newest(self, page_type: str, value: Any, page: HomePage) -> NewestSection:
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

    def _feature(self, value: Any, shown: Feature) -> FeatureSection:
        """The picture is the editor's or the article's; where the feature leads to a video, `poster` is its still."""
        request = self.context["request"]
        image = shown.image
        return {
            "eyebrow": value["eyebrow"],
            "heading": value["heading"],
            "text": value["text"],
            "link_label": value["link_label"],
            "url": shown.page.get_full_url(request) if shown.page else shown.address,
            "page": {"id": shown.page.pk, **page_link(shown.page, self.context)} if shown.page else None,
            "image": picture(image, request, alt=shown.alt, caption="", credit=shown.credit) if image else None,
            "poster": poster(shown.poster, request),
            "credit": shown.credit,
        }


HOME_FIELDS = [
    APIField("eyebrow"),
    APIField("headline"),
    APIField("standfirst"),
    APIField("call_to_action"),
    APIField("sections", serializer=SectionsField()),
]
