"""The videos inside an article: each is shown through its page in the article's language."""

from typing import Any

from videos.models import VideoPage
from videos.selectors import visible_video_pages


def pages_of_videos(body: Any, language: str) -> dict[int, VideoPage]:
    """For the videos of a body, by their ids, the page that shows each in `language`: of several, the newest.

    A constant number of queries. A video without a page that anybody may see is missing.
    """
    blocks = (block.value["video"] for block in body if block.block_type == "video")
    videos = {video.pk for video in blocks if video}
    pages: dict[int, VideoPage] = {}
    for page in visible_video_pages(language).filter(video__in=videos) if videos else ():
        pages.setdefault(page.video_id, page)
    return pages
