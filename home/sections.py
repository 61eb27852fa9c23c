"""What the sections of a landing page show: gathered at once, in a number of queries that no content changes.

A section with nothing to show is not there: a list that is empty, a feature of a page that the reader may not see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from articles.models import ArticlePage
from articles.selectors import latest_articles
from cms.images.models import CustomImage
from home.visibility import chosen_pages
from videos.models import VideoPage
from videos.selectors import Poster, present, visible_video_pages


@dataclass(frozen=True, slots=True)
class Feature:
    """A picture that leads somewhere: the editor's own, else the picture of the article or the still of the video."""

    page: Page | None
    address: str
    image: CustomImage | None
    alt: str
    credit: str
    poster: Poster | None


@dataclass(frozen=True, slots=True)
class Section:
    """A section as an editor wrote it, `value`, and what it shows beyond that: articles, videos or a feature."""

    kind: str
    id: str
    value: Any
    shown: Any = None

    @property
    def template(self) -> str:
        return f"home/sections/{self.kind}.html"


def sections_of(blocks: Iterable[Any], language: str, *, with_newest: bool = True) -> list[Section]:
    """The sections that have something to show to readers of `language`, in the editor's order.

    Without the newest articles and videos, sections of these are all there, and show nothing beyond their words.
    """
    return list(_Gathering(list(blocks), language, with_newest=with_newest).sections())


class _Gathering:
    def __init__(self, blocks: list[Any], language: str, *, with_newest: bool) -> None:
        self.blocks = blocks
        self.language = language
        self.with_newest = with_newest
        prefetch_related_objects(list(self._images()), "renditions")

    def sections(self) -> Iterator[Section]:
        for block in self.blocks:
            shown = self._shown(block.block_type, block.value)
            if shown is None or shown:
                yield Section(block.block_type, block.id, block.value, shown)

    def _shown(self, kind: str, value: Any) -> Any:
        """None where the section's own words are all; something empty where nothing is left to show."""
        match kind:
            case "latest_articles" if self.with_newest:
                return [self._articles[pk] for pk in self._newest_articles[: value["count"] or 0]]
            case "latest_videos" if self.with_newest:
                return [self._videos[pk] for pk in self._newest_videos[: value["count"] or 0]]
            case "chosen_videos":
                here = (self._chosen.get(pk) for pk in _ids(value["videos"]))
                return [self._videos[page.pk] for page in here if page and page.pk in self._videos]
            case "feature":
                return self._feature(value) or ()
            case "image":
                return value["image"] or ()
            case _:
                return None

    def _feature(self, value: Any) -> Feature | None:
        page = self._chosen.get(value["page"].pk) if value["page"] else None
        if page is None and not value["address"]:
            return None
        image, alt, credit, poster = value["image"], value["alt"], value["credit"], None
        if image is None and page is not None:
            if article := self._articles.get(page.pk):
                image, alt = article.lead_image, article.lead_image_alt
            elif video_page := self._videos.get(page.pk):
                poster, credit = present(video_page).poster, credit or video_page.credit_line
        if image is not None:
            credit = credit or image.credit
        return Feature(page, value["address"] or "", image, alt, credit, poster)

    def _of(self, *kinds: str) -> list[Any]:
        return [block.value for block in self.blocks if block.block_type in kinds]

    def _images(self) -> Iterator[CustomImage]:
        return (value["image"] for value in self._of("feature", "image") if value["image"])

    @cached_property
    def _newest_articles(self) -> list[int]:
        return self._newest("latest_articles", latest_articles(self.language))

    @cached_property
    def _newest_videos(self) -> list[int]:
        return self._newest("latest_videos", visible_video_pages(self.language))

    def _newest(self, kind: str, pages: Any) -> list[int]:
        most = max((value["count"] or 0 for value in self._of(kind)), default=0) if self.with_newest else 0
        return list(pages.values_list("pk", flat=True)[:most]) if most else []

    @cached_property
    def _chosen(self) -> dict[int, Page]:
        ids = [pk for value in self._of("chosen_videos") for pk in _ids(value["videos"])]
        ids += [value["page"].pk for value in self._of("feature") if value["page"]]
        return chosen_pages(ids, self.language)

    @cached_property
    def _articles(self) -> dict[int, ArticlePage]:
        """The newest and the chosen ones together, by their ids."""
        wanted = {*self._newest_articles, *(page.pk for page in self._chosen.values())}
        return {page.pk: page for page in latest_articles(self.language).filter(pk__in=wanted)} if wanted else {}

    @cached_property
    def _videos(self) -> dict[int, VideoPage]:
        wanted = {*self._newest_videos, *(page.pk for page in self._chosen.values())}
        return {page.pk: page for page in visible_video_pages(self.language).filter(pk__in=wanted)} if wanted else {}


def _ids(pages: Iterable[Page | None]) -> list[int]:
    """Of those that still exist."""
    return [page.pk for page in pages if page]
