"""Articles in the content API: pictures and videos of the body are whole objects, never bare ids."""

from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.api import APIField

from articles.embeds import pages_of_videos
from articles.models import ArticlePage
from cms.base.api import PageField, html
from cms.images.serializers import picture
from videos.models import VideoPage
from videos.serializers import embedded_video


class LeadImageField(PageField):
    def to_representation(self, page: ArticlePage) -> dict[str, Any] | None:
        if page.lead_image is None:
            return None
        return picture(
            page.lead_image,
            self.context["request"],
            alt=page.lead_image_alt,
            caption=page.lead_image_caption,
            credit="",
        )


class BodyField(PageField):
    """Blocks as {type, id, value}. A picture that was deleted, or a video that nobody may see, is left out."""

    def to_representation(self, page: ArticlePage) -> list[dict[str, Any]]:
        blocks = list(page.body)
        images = [block.value["image"] for block in blocks if block.block_type == "image" and block.value["image"]]
        prefetch_related_objects(images, "renditions")
        shown = pages_of_videos(blocks, page.locale.language_code)
        body = []
        for block in blocks:
            value = self._value(block.block_type, block.value, shown)
            if value is not None:
                body.append({"type": block.block_type, "id": block.id, "value": value})
        return body

    def _value(self, kind: str, value: Any, shown: dict[int, VideoPage]) -> Any:
        match kind:
            case "paragraph":
                return html(value.source, self.context)
            case "quote":
                return {"text": value["text"], "person": value["person"], "role": value["role"]}
            case "image" if value["image"]:
                words = {name: value[name] for name in ("alt", "caption", "credit")}
                return picture(value["image"], self.context["request"], **words)
            case "video" if value["video"] and value["video"].pk in shown:
                return embedded_video(shown[value["video"].pk], self.context, caption=value["caption"])
            case "image" | "video":
                return None
            case _:
                return value


INDEX_FIELDS = [APIField("introduction")]
ARTICLE_FIELDS = [
    APIField("kicker"),
    APIField("standfirst"),
    APIField("dateline_place"),
    APIField("dateline_date"),
    APIField("lead_image", serializer=LeadImageField()),
    APIField("body", serializer=BodyField()),
]
