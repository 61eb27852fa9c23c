"""The body of an article in the content API: every kind of block, typed and whole."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, cast

from django.db.models import prefetch_related_objects
from wagtail.api.utils import get_full_url
from wagtail.contrib.typed_table_block.blocks import TypedTable

from articles.api_shapes import AttachedDocument, BodyBlock, FactBox, PlainTable, Quote, Table, Way, Ways
from articles.embeds import pages_of_links, pages_of_videos
from articles.outline import LEVELS, headings
from cms.base.api import page_link
from cms.base.api_shapes import LinkedPage, RichText
from cms.base.api_text import htmls
from cms.images.serializers import Picture, picture
from videos.api_shapes import EmbeddedVideo
from videos.serializers import embedded_video


def bodies(pages: Sequence[Any], context: dict[str, Any]) -> Iterator[list[BodyBlock]]:
    """The blocks of each of these articles, which have one language, as {type, id, value}.

    Pictures that were deleted, and what nobody may see, are left out. A constant number of queries for each kind of
    block.
    """
    kinds = pages[0].body.stream_block
    streams = [list(stream) for stream in kinds.bulk_to_python([list(page.body.raw_data) for page in pages])]
    blocks = Blocks(list(chain.from_iterable(streams)), pages[0].locale.language_code, context)
    return (blocks.of(stream) for stream in streams)


class Blocks:
    """What the blocks of some bodies in `language` show, looked up at once."""

    def __init__(self, every: list[Any], language: str, context: dict[str, Any]) -> None:
        self.context = context
        self.request = context["request"]
        self.video_pages = pages_of_videos(every, language)
        self.link_pages = pages_of_links(every, language)
        images = [block.value["image"] for block in every if block.block_type == "image" and block.value["image"]]
        prefetch_related_objects(images, "renditions")
        prefetch_related_objects(list(self.video_pages.values()), "shots")
        texts = [block.value.source for block in every if block.block_type == "paragraph"]
        texts += [block.value["text"].source for block in every if block.block_type == "fact_box"]
        self.texts: dict[str, RichText] = dict(zip(texts, htmls(texts, context), strict=True))

    def of(self, stream: list[Any]) -> list[BodyBlock]:
        """One of the bodies."""
        outline = {
            heading.block_id: {"text": heading.text, "level": heading.level, "anchor": heading.anchor}
            for heading in headings(stream)
        }
        shown = (
            (block, outline[str(block.id)] if block.block_type in LEVELS else self._value(block)) for block in stream
        )
        found = [{"type": block.block_type, "id": block.id, "value": value} for block, value in shown if value]
        return cast("list[BodyBlock]", found)

    def _value(self, block: Any) -> Any:
        """As the method of the block's kind gives it; None where there is nothing to show."""
        make: Callable[[Any], Any] = getattr(self, f"_{block.block_type}")
        return make(block.value)

    def _paragraph(self, value: Any) -> RichText:
        return self.texts[value.source]

    def _quote(self, value: Any) -> Quote:
        return {
            "text": value["text"],
            "person": value["person"],
            "role": value["role"],
            "organisation": value["organisation"],
        }

    def _image(self, value: Any) -> Picture | None:
        words = {name: value[name] for name in ("alt", "caption", "credit")}
        return picture(value["image"], self.request, **words) if value["image"] else None

    def _video(self, value: Any) -> EmbeddedVideo | None:
        page = self.video_pages.get(value["video"].pk) if value["video"] else None
        return embedded_video(page, self.context, caption=value["caption"]) if page else None

    def _fact_box(self, value: Any) -> FactBox:
        return {"heading": value["heading"], "text": self.texts[value["text"].source]}

    def _table(self, value: Any) -> Table:
        return {**table(value["table"]), "heading_column": bool(value["heading_column"])}

    def _document(self, value: Any) -> AttachedDocument | None:
        document = value["document"]
        if document is None:
            return None
        return {
            "id": document.pk,
            "title": value["title"],
            "url": get_full_url(self.request, document.url),
            "file_name": document.filename,
            "content_type": document.content_type,
            "size_bytes": document.get_file_size(),
        }

    def _links(self, value: Any) -> Ways | None:
        ways = [way for link in value["links"] if (way := self._way(link))]
        return {"heading": value["heading"], "links": ways} if ways else None

    def _way(self, link: Any) -> Way | None:
        """To a page, with all its addresses, or to another site; None where it leads nowhere."""
        if not link["page"]:
            return {"label": link["label"], "url": link["url"], "page": None} if link["url"] else None
        page = self.link_pages.get(link["page"].pk)
        if page is None:
            return None
        where: LinkedPage = {"id": page.pk, **page_link(page, self.context)}
        return {"label": link["label"], "url": where["html_url"], "page": where}


def table(shown: TypedTable) -> PlainTable:
    """Words and figures as they are; a figure is given in digits with a decimal point, and null where it is missing."""
    return {
        "caption": shown.caption,
        "columns": [{"type": column["block"].name, "heading": column["heading"]} for column in shown.columns],
        "rows": [
            [value if isinstance(value, str) or value is None else str(value) for value in row["values"]]
            for row in shown.row_data
        ],
    }
