"""The videos and links inside an article: each leads to the page in the article's language, where readers have it."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from articles.visibility import chosen_pages
from videos.models import VideoPage
from videos.selectors import visible_video_pages


def pages_of_videos(body: Iterable[Any], language: str) -> dict[int, VideoPage]:
    """For the videos of a body, by their ids, the page that shows each in `language`: of several, the newest.

    A constant number of queries. A video without a page that anybody may see is missing.
    """
    blocks = (block.value["video"] for block in body if block.block_type == "video")
    videos = {video.pk for video in blocks if video}
    pages: dict[int, VideoPage] = {}
    for page in visible_video_pages(language).filter(video__in=videos) if videos else ():
        pages.setdefault(page.video_id, page)
    return pages


def pages_of_links(body: Iterable[Any], language: str) -> dict[int, Page]:
    """For the pages that the links of a body lead to, by the ids they were chosen by, those of `language`.

    A page that nobody may see there is missing.
    """
    links = (link for block in body if block.block_type == "links" for link in block.value["links"])
    return chosen_pages({link["page"].pk for link in links if link["page"]}, language)
